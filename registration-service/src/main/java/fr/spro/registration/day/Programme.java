package fr.spro.registration.day;

import fr.spro.registration.day.Fault.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Looks whether a day and its sessions fit together.
final class Programme {

    private final RegionalDay day;
    private final List<Fault> faults = new ArrayList<>();

    private Programme(RegionalDay day) {
        this.day = day;
    }

    /// @param before the day as it is written now
    static List<Fault> faults(RegionalDay before, RegionalDay day) {
        var faults = faults(day);
        if (before.isPublic() && before.details().isRanked() != day.details().isRanked()) {
            faults.add(new Fault(null, "wishesUntil", Reason.FILLING_FIXED, ""));
        }
        return faults;
    }

    static List<Fault> faults(RegionalDay day) {
        var programme = new Programme(day);
        programme.checkDay();
        for (int i = 0; i < day.sessions().size(); i++) programme.checkSession(i);
        return programme.faults;
    }

    private void checkDay() {
        var details = day.details();
        if (!details.startsAt().isBefore(details.endsAt())) fault(null, "endsAt", Reason.END_BEFORE_START, "");
        var closesAt = details.closesAt();
        if (closesAt != null) {
            if (details.opensAt() != null && !details.opensAt().isBefore(closesAt)) {
                fault(null, "closesAt", Reason.CLOSES_BEFORE_OPENING, "");
            }
            if (closesAt.isAfter(details.endsAt())) fault(null, "closesAt", Reason.CLOSES_AFTER_DAY, "");
        }
        var wishesUntil = details.wishesUntil();
        if (wishesUntil != null && !wishesUntil.isBefore(details.startsAt())) {
            fault(null, "wishesUntil", Reason.WISHES_AFTER_START, "");
        }
        var names = new HashSet<String>();
        for (var room : details.rooms()) {
            if (!names.add(room.name().toLowerCase(Locale.ROOT))) fault(null, "rooms", Reason.ROOM_TWICE, room.name());
        }
    }

    private void checkSession(int index) {
        var session = day.sessions().get(index);
        var earlier = day.sessions().subList(0, index);
        if (earlier.stream().anyMatch(other -> other.id().equals(session.id()))) {
            fault(index, "id", Reason.ID_TWICE, session.id().value());
        }
        if (!session.startsAt().isBefore(session.endsAt())) fault(index, "endsAt", Reason.END_BEFORE_START, "");
        if (session.startsAt().isBefore(day.startsAt()) || session.endsAt().isAfter(day.endsAt())) {
            fault(index, "startsAt", Reason.OUTSIDE_DAY, "");
        }
        checkSeats(index, session);
        earlier.stream()
                .filter(other -> other.room().equalsIgnoreCase(session.room()) && other.overlaps(session))
                .findFirst()
                .ifPresent(other -> fault(index, "room", Reason.ROOM_TAKEN, other.title()));
    }

    private void checkSeats(int index, Session session) {
        var seats = session.seats();
        if (!session.isWorkshop()) {
            if (seats != null) fault(index, "seats", Reason.SEATS_UNWANTED, "");
        } else if (seats == null) {
            fault(index, "seats", Reason.SEATS_MISSING, "");
        } else {
            day.details()
                    .room(session.room())
                    .filter(room -> room.holds() < seats)
                    .ifPresent(room -> fault(
                            index, "seats", Reason.SEATS_ABOVE_ROOM, "%s, %d".formatted(room.name(), room.holds())));
        }
    }

    private void fault(@Nullable Integer session, String field, Reason reason, String against) {
        faults.add(new Fault(session, field, reason, against));
    }
}
