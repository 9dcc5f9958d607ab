package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.day.Days;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Free-text structures of participants. Until a structure of the directory is assigned, no coordinator sees
/// these people and their attendance entitles nobody to material.
@Service
public class UnlistedStructures {

    /// A free-text structure with the number of people, ignoring spelling and accents.
    public record Unlisted(String key, String name, long people) {}

    /// Some of them, by name.
    ///
    /// @param next the `after` of the following page
    public record Page(List<Unlisted> shown, @Nullable String next) {}

    /// Each is compared with the whole directory to propose the nearest structure.
    private static final int AT_ONCE = 50;

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final IdResolver idResolver;
    private final Clock clock;

    UnlistedStructures(
            Store<Registration> store, Registrations registrations, Days days, IdResolver idResolver, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    public List<Unlisted> all() {
        var byKey = new TreeMap<String, Unlisted>();
        for (var registration : registrations.findUnlisted()) {
            var name = registration.wishes().otherStructure();
            if (name == null || !registration.isActive()) continue;
            var key = Listing.normalise(name);
            byKey.merge(
                    key, new Unlisted(key, name, 1), (known, _) -> new Unlisted(key, known.name(), known.people() + 1));
        }
        return List.copyOf(byKey.values());
    }

    /// @param after the key of the last one of the previous page; the first page if none follows it
    public Page page(String after) {
        var all = all();
        var following =
                all.stream().filter(one -> one.key().compareTo(after) > 0).toList();
        var left = following.isEmpty() ? all : following;
        var shown = left.stream().limit(AT_ONCE).toList();
        return new Page(shown, left.size() > shown.size() ? shown.getLast().key() : null);
    }

    /// Assigns the structure to everybody who typed this name. One that fails does not stop the others. Idempotent, so
    /// a repeated request completes it after a crash.
    ///
    /// @param key of an `Unlisted`
    /// @param by the account of the actor
    /// @return the number of people
    /// @throws ItemFailures.SomeItemsFailed at the end, if any failed
    public int attach(String key, StructureId id, String by) {
        var structure = idResolver.structure(id).orElseThrow(() -> new UnknownAggregate(Structure.class, id));
        var failures = new ItemFailures();
        var attached = 0;
        for (var registration : registrations.findUnlisted()) {
            var name = registration.wishes().otherStructure();
            if (name == null
                    || !registration.isActive()
                    || !Listing.normalise(name).equals(key)) continue;
            if (failures.run(registration.id(), () -> attach(registration, structure, by))) attached++;
        }
        failures.throwIfAny();
        return attached;
    }

    private void attach(Registration registration, Structure structure, String by) {
        var day = days.findById(registration.day()).orElseThrow();
        store.change(registration.id(), found -> found.attach(day, structure, by, clock.instant()));
    }
}
