package fr.spro.registration.enrolment;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// What the unconfirmed requests from one network hold at one day. Network and addresses are pseudonyms, which
/// expire with the holds.
///
/// @param until when the last hold ends
record NetworkHolds(@Id String id, List<Hold> holds, Instant until, long version) {

    static final String DAY = "day";

    /// @param address a repeated request for it adds to its hold
    /// @param registration of an address that was registered before, it does not exist: so nobody finds out
    /// by what is left for others
    /// @param lists the day and the chosen workshops
    record Hold(String address, String registration, List<String> lists, Instant until) {

        private boolean isExtendedBy(Hold added, @Nullable String corrected) {
            return isOf(added.address) || registration.equals(added.registration) || registration.equals(corrected);
        }

        private boolean isOf(String other) {
            return address.equals(other);
        }

        private Hold with(Hold added, @Nullable String corrected) {
            var all = Stream.concat(lists.stream(), added.lists.stream())
                    .distinct()
                    .toList();
            var next = registration.equals(corrected) ? added.registration : registration;
            return new Hold(added.address, next, all, added.until.isAfter(until) ? added.until : until);
        }
    }

    static NetworkHolds none(String id) {
        return new NetworkHolds(id, List.of(), Instant.EPOCH, 0);
    }

    /// Those that have not ended.
    NetworkHolds at(Instant now) {
        return with(holds.stream().filter(hold -> now.isBefore(hold.until())).toList());
    }

    /// Those of other registrations.
    NetworkHolds without(Collection<String> registrations) {
        return with(holds.stream()
                .filter(hold -> !registrations.contains(hold.registration()))
                .toList());
    }

    /// With one more; empty if one of its lists has as many already.
    ///
    /// @param corrected the registration that it corrects, whose hold it takes over; null if there is none
    /// @param most the maximum for each list
    Optional<NetworkHolds> with(Hold added, @Nullable String corrected, ToIntFunction<String> most) {
        var others = holds.stream()
                .filter(hold -> !hold.isExtendedBy(added, corrected))
                .toList();
        var fits = added.lists().stream().allMatch(list -> count(others, list) < most.applyAsInt(list));
        return fits
                ? Optional.of(with(Stream.concat(others.stream(), Stream.of(sameRegistration(added, corrected)))
                        .toList()))
                : Optional.empty();
    }

    /// The first registration of the address is the one that will be confirmed, and what it holds stays held.
    private Hold sameRegistration(Hold added, @Nullable String corrected) {
        return holds.stream()
                .filter(hold -> hold.isExtendedBy(added, corrected))
                .min(Comparator.comparing(hold -> !hold.isOf(added.address())))
                .map(before -> before.with(added, corrected))
                .orElse(added);
    }

    private static long count(List<Hold> holds, String list) {
        return holds.stream().filter(hold -> hold.lists().contains(list)).count();
    }

    private NetworkHolds with(List<Hold> left) {
        var last = left.stream().map(Hold::until).max(Instant::compareTo).orElse(Instant.EPOCH);
        return new NetworkHolds(id, left, last, version);
    }
}
