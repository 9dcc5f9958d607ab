package fr.spro.registration.enrolment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.seating.Admission;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.SeatQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Cached reads for public pages, at most two seconds old. Only a change of the day's programme is seen at
/// once, and only in the instance that made it; seat counts and labels expire by time. Commands read the
/// store.
@Component
public class PublicReads implements DayChangeListener {

    private static final int MAX_DAYS = 500;

    /// A day at the time of its seat counts, since a later version may have other workshops.
    private record Counted(DayId id, long version) {}

    private final Days days;
    private final Structures structures;
    private final SeatQueries seats;
    private final Registrations registrations;
    /// Only public ones, so that a published day is visible at once in every instance.
    private final Cache<DayId, RegionalDay> shownDays;
    private final Cache<String, RegionalDay> addressedDays;
    private final Cache<Counted, Occupancy> counts;
    private final Cache<String, List<String>> labels;

    /// @param age the maximum age of cached reads
    PublicReads(
            Days days,
            Structures structures,
            SeatQueries seats,
            Registrations registrations,
            @Value("${spro.public-reads.age:2s}") Duration age) {
        this.days = days;
        this.structures = structures;
        this.seats = seats;
        this.registrations = registrations;
        this.shownDays = cache(age);
        this.addressedDays = cache(age);
        this.counts = cache(age);
        this.labels = cache(age);
    }

    private static <K, V> Cache<K, V> cache(Duration age) {
        return Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(age.isZero() ? 0 : MAX_DAYS)
                .build();
    }

    /// The day, if it is public.
    public Optional<RegionalDay> day(DayId id) {
        return Optional.ofNullable(shownDays.get(
                id, _ -> days.findById(id).filter(RegionalDay::isPublic).orElse(null)));
    }

    /// The day, if it is public, by the address of its page or an earlier one.
    public Optional<RegionalDay> dayAt(String address) {
        return Optional.ofNullable(
                addressedDays.get(address, _ -> days.findPublic(address).orElse(null)));
    }

    /// @throws UnknownAggregate if the public sees none at this address
    public RegionalDay getDayAt(String address) {
        return dayAt(address).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, Map.of("slug", address)));
    }

    @Override
    public void dayChanged(DayId id) {
        shownDays.invalidate(id);
        addressedDays.asMap().values().removeIf(day -> day.id().equals(id));
    }

    /// The occupancy of the day and its workshops by confirmed registrations. Others would tell who enters
    /// an address whether it is registered: a new request would count, a repeated one would not.
    public Occupancy occupancy(RegionalDay day) {
        return counts.get(
                new Counted(day.id(), day.version()), _ -> seats.without(registrations.unconfirmed(day.id()), day));
    }

    /// Whether a visitor can register, by the same counts.
    public Admission admission(RegionalDay day, Instant now) {
        return Admission.of(day, occupancy(day), now);
    }

    /// The structures of the directory, for forms.
    public List<String> structureLabels() {
        return labels.get(
                "",
                _ -> structures.findAllByOrderByName().stream()
                        .map(Structure::label)
                        .distinct()
                        .toList());
    }
}
