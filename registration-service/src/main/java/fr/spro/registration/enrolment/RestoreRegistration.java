package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/// Makes a registration active again that has ended: for a participant who came anyway, or because it
/// was cancelled by mistake. It joins the end of the lists of arrivals, since its place went to the
/// next person.
@Service
public class RestoreRegistration {

    /// Each further attempt is due to a concurrent change.
    private static final int MAX_ATTEMPTS = 5;

    /// What undoing a cancellation would lead to now.
    ///
    /// @param seen a digest of all that its page says, for a form that is only good for that
    public record Outlook(ParticipantState state, boolean mailed, String seen) {

        static Outlook of(SeatedDay day, Registration ended, Registration restored, Instant now) {
            var mailed = new EndedRegistration(ended).isUndoMailed(day.day(), now);
            var state = ParticipantState.of(day.day(), restored, day.seating().placesWith(restored.claim()));
            var workshops = state.workshops().stream()
                    .map(workshop -> Arrays.asList(workshop.session(), workshop.seat(), workshop.rank()))
                    .toList();
            var since = ended.status() instanceof Cancelled cancelled ? cancelled.at() : null;
            var seen = Fingerprint.of(since, state.code(), state.seated(), state.rank(), workshops, mailed);
            return new Outlook(state, mailed, seen);
        }
    }

    /// In which several are restored: who had asked for a place first comes first.
    public static final Comparator<Registration> ORDER = Comparator.comparing(Registration::requestedAt)
            .thenComparing(ended -> ended.id().value());

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final SeatedDays seatedDays;
    private final SettleRegistration settleRegistration;
    private final Clock clock;

    RestoreRegistration(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            SeatedDays seatedDays,
            SettleRegistration settleRegistration,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.seatedDays = seatedDays;
        this.settleRegistration = settleRegistration;
        this.clock = clock;
    }

    /// For a participant who came, also after the time to confirm.
    ///
    /// @param by the account of a member of staff
    /// @return the registration, or the active one of the same address, if the participant has registered again
    public Registration handle(RegistrationId id, String by) {
        return follow(id, change(id, found -> current(found).restore(found, by, clock.instant())));
    }

    /// Undoes a cancellation, whatever it leads to.
    ///
    /// @param by the account of a member of staff
    /// @return the registration: active, unless that cannot be undone; or the active one of the same address
    public Registration undo(RegistrationId id, String by) {
        return undo(id, null, by);
    }

    /// Undoes a cancellation. It joins the lists first: nobody else can take the place that the mail
    /// promises. After a crash in between, the sweep of ReconcileRegistrations takes it out of them a
    /// minute later.
    ///
    /// @param seen what the page said about it; it is not undone if that is no longer so
    public Registration undo(RegistrationId id, @Nullable String seen, String by) {
        var ended = store.get(id);
        if (ended.isActive() || seen != null && !isStill(seen, foresee(ended))) return ended;
        var other = registeredAgain(ended);
        if (other.isPresent()) return other.get();
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            if (store.change(id, found -> new EndedRegistration(found).rejoin(days.get(found.day()), clock.instant()))
                    .isRejoining()) settleRegistration.inLists(id);
            var restored = change(id, found -> undo(found, seen, by, clock.instant()));
            if (!restored.isRejoining()) return follow(id, restored);
        }
        throw new OptimisticLockingFailureException("%s and its day change too fast".formatted(id.value()));
    }

    private Change<Registration, RegistrationEvent> undo(
            Registration found, @Nullable String seen, String by, Instant now) {
        var day = current(found);
        var change = day.undoCancellation(found, by, now);
        if (change.isNone() || seen == null) return change;
        var outlook = Outlook.of(day, found, change.state(), now);
        return outlook.seen().equals(seen) ? change : new EndedRegistration(found).leaveAgain();
    }

    private static boolean isStill(String seen, Optional<Outlook> outlook) {
        return outlook.filter(now -> now.seen().equals(seen)).isPresent();
    }

    /// @return empty if the cancellation cannot be undone
    public Optional<Outlook> foresee(Registration ended) {
        return foresee(current(ended), ended, clock.instant());
    }

    /// What undoing these cancellations of one day would lead to, one after the other; without those that
    /// cannot be undone, or whose people have registered again.
    public Map<RegistrationId, Outlook> foresee(RegionalDay of, List<Registration> ended) {
        var now = clock.instant();
        var day = seatedDays.of(of);
        var outlooks = new LinkedHashMap<RegistrationId, Outlook>();
        for (var one : ended.stream().sorted(ORDER).toList()) {
            if (registeredAgain(one).isPresent()) continue;
            var outlook = foresee(day, one, now);
            if (outlook.isEmpty()) continue;
            outlooks.put(one.id(), outlook.get());
            if (of.isAhead())
                day = day.with(new EndedRegistration(one).rejoin(of, now).state());
        }
        return outlooks;
    }

    private static Optional<Outlook> foresee(SeatedDay day, Registration ended, Instant now) {
        if (!ended.isCancellationUndoable(day.day(), now)) return Optional.empty();
        var joined = new EndedRegistration(ended).rejoin(day.day(), now).state();
        var restored = new EndedRegistration(joined)
                .undoCancellation(day.day(), day.seating().placesWith(joined.claim()), Participant.ACTOR, now)
                .state();
        return Optional.of(Outlook.of(day, ended, restored, now));
    }

    /// The active registration that the person has made since with the same address.
    public Optional<Registration> registeredAgain(Registration ended) {
        return registrations
                .findByActiveAddress(
                        Listing.activeAddress(ended.day(), ended.participant().email()))
                .filter(other -> !other.id().equals(ended.id()));
    }

    /// Those of these ended registrations of a day whose people have another one: made since with the same address,
    /// or restored before it with the others.
    public Set<RegistrationId> registeredAgain(RegionalDay day, List<Registration> ended) {
        var taken = registrations.findAddressesByDay(day.id()).stream()
                .map(Registrations.Address::email)
                .collect(Collectors.toCollection(HashSet::new));
        return ended.stream()
                .filter(one -> one.isCancellationUndoable(day, clock.instant()))
                .sorted(ORDER)
                .filter(one -> !taken.add(one.participant().email()))
                .map(Registration::id)
                .collect(Collectors.toSet());
    }

    private Registration change(
            RegistrationId id, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        try {
            return store.change(id, decision);
        } catch (DuplicateKeyException registeredAgain) {
            follow(id, store.change(id, found -> new EndedRegistration(found).leaveAgain()));
            return registeredAgain(store.get(id)).orElseThrow(() -> registeredAgain);
        }
    }

    private Registration follow(RegistrationId id, Registration restored) {
        settleRegistration.handle(id, days.get(restored.day()));
        return restored;
    }

    private SeatedDay current(Registration found) {
        return seatedDays.get(found.day());
    }
}
