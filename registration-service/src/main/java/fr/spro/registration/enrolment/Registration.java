package fr.spro.registration.enrolment;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.seating.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One person's place at one day, from the request to the door. Which seats it has is computed from the
/// day's lists of arrivals; here stands only what the participant was last told.
///
/// @param activeAddress day and e-mail address while the registration counts: nobody has two at one day
/// @param toldAt when the participant was last written to about the request itself
/// @param attended the sessions in which the participant was seen, in the order of time
/// @param contactVersion how often name or address have changed, from 1
/// @param offers seats that became free and wait to be accepted
/// @param afterwards what was told after the day; nothing yet if absent
/// @param addressBefore what comes back if a new address is not confirmed
/// @param mailbox where the mails go instead, at a rehearsal
/// @param forgotten what was deleted of it, without what that was
/// @param listing what lists are made by; follows from the other fields
public record Registration(
        @Id RegistrationId id,
        DayId day,
        Participant participant,
        Wishes wishes,
        Status status,
        @Nullable String activeAddress,
        Instant requestedAt,
        Instant toldAt,
        @Nullable Instant checkedInAt,
        List<Attended> attended,
        int linkGeneration,
        long contactVersion,
        List<Offer> offers,
        @Nullable Afterwards afterwards,
        @Nullable AddressBefore addressBefore,
        @Nullable String mailbox,
        List<ErasureRecord> forgotten,
        Listing listing,
        long version)
        implements Aggregate {

    /// Where the registration stands.
    public sealed interface Status {

        /// The e-mail address is not confirmed; the place is held for a while. `reminded` is whether
        /// the participant was told that it soon will not be.
        record Requested(Instant heldUntil, boolean reminded) implements Status {}

        /// `told` and `agenda` are what the participant knows to have.
        record Confirmed(Places told, Agenda agenda, Instant at) implements Status {}

        /// `reason` is for the staff only.
        record Cancelled(Instant at, @Nullable String reason) implements Status {}

        record Lapsed(Instant at) implements Status {}

        /// The person is forgotten; the bare id stays, so that no replay or backup brings them back.
        record Erased(Instant at) implements Status {}
    }

    /// One session and when the participant was first seen in it.
    public record Attended(SessionId session, Instant at) {

        private boolean isBy(SessionId other, Instant moment) {
            return session.equals(other) && !moment.isBefore(at);
        }
    }

    /// What a participant is told once the day is held.
    enum Afterwards {
        MISSED,
        ATTESTED
    }

    /// The address that was confirmed, until the new one is.
    record AddressBefore(String email, Instant until) {}

    /// So long after a day is held there is time to note who came, from paper or a device that was away.
    static final Duration MISSED_AFTER = Duration.ofHours(24);

    static final Duration HELD_FOR = Duration.ofHours(24);

    /// For so long while anybody waits.
    static final Duration HELD_IN_A_CROWD = Duration.ofMinutes(30);

    private static final Duration REMINDED_BEFORE = Duration.ofHours(2);
    private static final Duration REMINDED_BEFORE_IN_A_CROWD = Duration.ofMinutes(10);
    private static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(10);

    public Registration {
        // A document from before these were noted has none.
        attended = attended == null ? List.of() : List.copyOf(attended);
        offers = offers == null ? List.of() : offers;
        forgotten = forgotten == null ? List.of() : List.copyOf(forgotten);
    }

    static String activeAddress(DayId day, String email) {
        return "%s %s".formatted(day.value(), email.toLowerCase(Locale.ROOT));
    }

    /// @param crowded whether anybody waits for a place or a workshop
    static Change<Registration, RegistrationEvent> request(
            RegistrationId id, RegionalDay day, Participant participant, Wishes wishes, boolean crowded, Instant now) {
        var heldUntil = now.plus(holdTime(crowded));
        var requested = new Registration(
                id,
                day.id(),
                participant,
                wishes,
                new Status.Requested(heldUntil, false),
                activeAddress(day.id(), participant.email()),
                now,
                now,
                null,
                List.of(),
                1,
                1,
                List.of(),
                null,
                null,
                day.details().rehearsal(),
                List.of(),
                Listing.of(participant, wishes, Listing.State.REQUESTED),
                0);
        return Change.<Registration, RegistrationEvent>to(
                        requested, RegistrationFacts.requested(requested, day, heldUntil, now))
                .tellingState();
    }

    /// Somebody whom the staff enters: nothing is asked of them, so the first they hear is that they are
    /// registered.
    static Change<Registration, RegistrationEvent> enter(
            RegistrationId id, RegionalDay day, Participant participant, Wishes wishes, Instant now) {
        var entered = request(id, day, participant, wishes, false, now).state();
        return Change.<Registration, RegistrationEvent>to(entered).tellingState();
    }

    /// The same person asked again: the first message is sent once more, though not to be used for
    /// pestering.
    Change<Registration, RegistrationEvent> remind(RegionalDay day, boolean crowded, Instant now) {
        if (now.isBefore(toldAt.plus(BETWEEN_REMINDERS))) return Change.none(this);
        return switch (status) {
            case Status.Requested _ -> {
                var held = now.plus(holdTime(crowded));
                yield Change.to(
                        with(new Status.Requested(held, false), now),
                        RegistrationFacts.requested(this, day, held, now));
            }
            case Status.Confirmed(var told, var _, var at) ->
                Change.to(with(status, now), RegistrationFacts.confirmed(this, day, told, at));
            case Status.Cancelled _, Status.Lapsed _, Status.Erased _ -> Change.none(this);
        };
    }

    /// Tells who has not confirmed that the place will soon be given away; when somebody waits for it
    /// the time gets shorter, though never shorter than what everybody has while somebody waits.
    Change<Registration, RegistrationEvent> remindOfHold(RegionalDay day, boolean crowded, Instant now) {
        if (!(status instanceof Status.Requested(var heldUntil, var reminded)) || reminded) return Change.none(this);
        var inACrowd = now.plus(HELD_IN_A_CROWD);
        var until = crowded && inACrowd.isBefore(heldUntil) ? inACrowd : heldUntil;
        var isShort = Duration.between(requestedAt, heldUntil).compareTo(HELD_IN_A_CROWD) <= 0;
        var before = isShort ? REMINDED_BEFORE_IN_A_CROWD : REMINDED_BEFORE;
        if (until.equals(heldUntil) && now.isBefore(heldUntil.minus(before))) return Change.none(this);
        // Who was written to a moment ago is about to confirm.
        if (now.isBefore(toldAt.plus(BETWEEN_REMINDERS))) return Change.none(this);
        return Change.to(
                with(new Status.Requested(until, true), toldAt), RegistrationFacts.holdReminded(this, day, until, now));
    }

    Change<Registration, RegistrationEvent> confirm(RegionalDay day, Places places, Instant now) {
        return switch (status) {
            case Status.Requested _ ->
                Change.to(
                        with(new Status.Confirmed(places, Agenda.of(day, wishes.workshops()), now), now),
                        RegistrationFacts.confirmed(this, day, places, now));
            case Status.Confirmed _, Status.Cancelled _, Status.Lapsed _, Status.Erased _ -> Change.none(this);
        };
    }

    Change<Registration, RegistrationEvent> cancel(RegionalDay day, String by, @Nullable String reason, Instant now) {
        if (!isActive()) return Change.none(this);
        var next = next(new Status.Cancelled(now, reason));
        return Change.<Registration, RegistrationEvent>to(next.build(), RegistrationFacts.cancelled(this, day, by, now))
                .audited(entry(RegistrationAction.CANCELLED, by, now));
    }

    /// Other workshops, another structure, other needs or answers. What it means for the places is told
    /// by `follow`.
    Change<Registration, RegistrationEvent> choose(Wishes wanted, String by, Instant now) {
        if (!isActive() || wanted.equals(wishes)) return Change.none(this);
        var next = next(status);
        next.wishes = wanted;
        return Change.<Registration, RegistrationEvent>to(next.build())
                .audited(entry(RegistrationAction.CHANGED, by, now));
    }

    /// Another name or address. A new address is confirmed again; until then the place stays and the
    /// old address is kept.
    Change<Registration, RegistrationEvent> correct(
            RegionalDay day, String name, String email, String by, Instant now) {
        if (!isActive()
                || participant.name().equals(name) && participant.email().equals(email)) {
            return Change.none(this);
        }
        return corrected(day, name, email, now).tellingState().audited(entry(RegistrationAction.CHANGED, by, now));
    }

    private Change<Registration, RegistrationEvent> corrected(RegionalDay day, String name, String email, Instant now) {
        var next = next(status);
        next.participant = new Participant(name, email, participant.language());
        next.contactVersion = contactVersion + 1;
        if (participant.email().equals(email)) return Change.to(next.build());
        if (status instanceof Status.Requested(var heldUntil, var _)) {
            var corrected = next.build();
            return Change.to(corrected, RegistrationFacts.requested(corrected, day, heldUntil, now));
        }
        var until = now.plus(HELD_FOR);
        next.addressBefore =
                new AddressBefore(addressBefore == null ? participant.email() : addressBefore.email(), until);
        var corrected = next.build();
        return Change.to(corrected, RegistrationFacts.addressChanged(corrected, day, until, now));
    }

    /// @param version the contact's, as the link says that went to the new address
    Change<Registration, RegistrationEvent> confirmAddress(long version) {
        if (addressBefore == null || version != contactVersion) return Change.none(this);
        var next = next(status);
        next.addressBefore = null;
        return Change.to(next.build());
    }

    /// The new address was not confirmed in time: the earlier one counts again.
    Change<Registration, RegistrationEvent> restoreAddress(Instant now) {
        if (addressBefore == null || now.isBefore(addressBefore.until())) return Change.none(this);
        var next = next(status);
        next.participant = new Participant(participant.name(), addressBefore.email(), participant.language());
        next.contactVersion = contactVersion + 1;
        next.addressBefore = null;
        return Change.<Registration, RegistrationEvent>to(next.build()).tellingState();
    }

    /// A new link by mail, after which older ones open nothing; not to be used for pestering.
    Change<Registration, RegistrationEvent> renewLink(RegionalDay day, Instant now) {
        if (!isActive() || now.isBefore(toldAt.plus(BETWEEN_REMINDERS))) return Change.none(this);
        var next = next(status);
        next.toldAt = now;
        next.linkGeneration = linkGeneration + 1;
        var renewed = next.build();
        return Change.to(renewed, RegistrationFacts.linkRenewed(renewed, day, now));
    }

    /// Deletes an answer whose time is over, or whose question is no more.
    public Change<Registration, RegistrationEvent> forgetAnswer(QuestionId question, Instant now) {
        if (!wishes.answers().containsKey(question.value())) return Change.none(this);
        return forgetting(wishes.withoutAnswerTo(question), ErasureRecord.answer(question, now));
    }

    /// Deletes what the welcome had to prepare.
    public Change<Registration, RegistrationEvent> forgetNeeds(Instant now) {
        if (wishes.needs() == null) return Change.none(this);
        return forgetting(wishes.withoutNeeds(), ErasureRecord.of(ErasureRecord.What.NEEDS, now));
    }

    private Change<Registration, RegistrationEvent> forgetting(Wishes left, ErasureRecord what) {
        var next = next(status);
        next.wishes = left;
        next.forgotten.add(what);
        return Change.to(next.build());
    }

    /// Forgets the person: name, address, structure, needs, choices. Who came stays counted.
    ///
    /// @param what of the registration was over, or `ON_REQUEST`
    Change<Registration, RegistrationEvent> erase(String by, ErasureRecord.What what, Instant now) {
        if (isErased()) return Change.none(this);
        var next = next(new Status.Erased(now));
        next.participant = Participant.NOBODY;
        next.wishes = Wishes.NONE;
        next.addressBefore = null;
        next.linkGeneration = linkGeneration + 1;
        next.forgotten.add(ErasureRecord.of(what, now));
        return Change.<Registration, RegistrationEvent>to(next.build(), RegistrationFacts.erased(this, now))
                .tellingState()
                .audited(entry(RegistrationAction.ERASED, by, now));
    }

    Change<Registration, RegistrationEvent> lapse(RegionalDay day, Instant now) {
        return isLapsedAt(now)
                ? Change.to(with(new Status.Lapsed(now), toldAt), RegistrationFacts.lapsed(this, day, now))
                : Change.none(this);
    }

    /// Tells what has become different for this participant since the last message: seats won, seats
    /// lost, a session at another time or in another room, workshops allocated, a day that is called off
    /// or takes place after all. A new rank in a queue is no news. A seat won is offered until a deadline,
    /// unless it is swapped for one less liked.
    Change<Registration, RegistrationEvent> follow(RegionalDay day, Places now, Instant at) {
        if (!(status instanceof Status.Confirmed(var told, var before, var confirmedAt))) return Change.none(this);
        var agenda = Agenda.of(day, wishes.workshops());
        var news = new PlaceChanges(day, wishes, told, now, before, agenda);
        if (news.isNone()) return Change.none(this);
        var next = next(new Status.Confirmed(now, agenda, confirmedAt));
        var facts = new ArrayList<RegistrationEvent>();
        if (!news.reasons().isEmpty()) facts.add(RegistrationFacts.changed(this, day, news, now, at));
        if (news.isPromotion()) {
            var offers = news.offers(at);
            next.offers.addAll(offers);
            facts.add(RegistrationFacts.promoted(this, day, news, now, offers, at));
        }
        next.offers.removeIf(offer -> !news.isSeated(offer.workshop()));
        return Change.to(next.build(), facts.toArray(RegistrationEvent[]::new));
    }

    Change<Registration, RegistrationEvent> accept(@Nullable SessionId workshop, Instant now) {
        var offer = offer(workshop).filter(found -> now.isBefore(found.until()));
        if (offer.isEmpty()) return Change.none(this);
        var next = next(status);
        next.offers.remove(offer.get());
        return Change.to(next.build());
    }

    /// Offers that nobody accepted in time go on to others: the place at the day with all that hangs on
    /// it, a workshop alone.
    Change<Registration, RegistrationEvent> expireOffers(RegionalDay day, Instant now) {
        var expired =
                offers().stream().filter(offer -> offer.until().isBefore(now)).toList();
        if (expired.isEmpty() || !(status instanceof Status.Confirmed(var told, var _, var confirmedAt))) {
            return Change.none(this);
        }
        var isDay = expired.stream().anyMatch(Offer::isOfDay);
        var workshops =
                expired.stream().map(Offer::workshop).filter(Objects::nonNull).toList();
        var left = wishes.without(workshops);
        var stillTold = new Places(
                told.day(),
                told.workshops().stream()
                        .filter(place -> left.workshops().contains(new SessionId(place.sessionId())))
                        .toList());
        var next = next(
                isDay
                        ? new Status.Lapsed(now)
                        : new Status.Confirmed(stillTold, Agenda.of(day, left.workshops()), confirmedAt));
        next.wishes = left;
        next.offers.removeAll(expired);
        return Change.<Registration, RegistrationEvent>to(
                        next.build(), RegistrationFacts.offerExpired(this, day, isDay, workshops, now))
                .audited(entry(RegistrationAction.OFFER_EXPIRED, AuditEntry.SYSTEM, now));
    }

    /// Was seen at the day, and in a session if one is named. Whoever notes it first or last, the earliest
    /// time counts, so marks can come late, twice and in any order.
    ///
    /// @param structure as the directory has it now, if the participant comes from one of its structures
    public Change<Registration, RegistrationEvent> checkIn(
            RegionalDay day, @Nullable Structure structure, @Nullable SessionId session, Instant at) {
        if (!isConfirmed()) return Change.none(this);
        var next = next(status);
        var news = new ArrayList<RegistrationEvent>();
        if (checkedInAt == null || at.isBefore(checkedInAt)) {
            next.checkedInAt = at;
            news.add(RegistrationFacts.checkedIn(this, day, structure, at));
        }
        if (session != null && attended.stream().noneMatch(noted -> noted.isBy(session, at))) {
            next.attended.removeIf(other -> other.session().equals(session));
            next.attended.add(new Attended(session, at));
            news.add(RegistrationFacts.attended(this, day, session, at));
        }
        return news.isEmpty() ? Change.none(this) : Change.to(next.build(), news.toArray(RegistrationEvent[]::new));
    }

    /// Once the day is held: that the attestation is ready for who came; that they were missed, some time
    /// later, for who had a place and did not. Each is told once, however often the day is held.
    Change<Registration, RegistrationEvent> sendFollowUps(RegionalDay day, Instant now) {
        var heldAt = day.heldAt();
        if (heldAt == null || !(status instanceof Status.Confirmed(var told, var _, var _))) {
            return Change.none(this);
        }
        if (checkedInAt != null) {
            return afterwards == Afterwards.ATTESTED
                    ? Change.none(this)
                    : Change.to(with(Afterwards.ATTESTED), RegistrationFacts.attestationReady(this, day, now));
        }
        var isTime = !now.isBefore(heldAt.plus(MISSED_AFTER));
        return afterwards == null && told.day().seated() && isTime
                ? Change.to(with(Afterwards.MISSED), RegistrationFacts.noShow(this, day, now))
                : Change.none(this);
    }

    public boolean wasIn(SessionId session) {
        return attended.stream().anyMatch(noted -> noted.session().equals(session));
    }

    /// Comes from this structure of the directory instead of the one that was typed in. Who is present
    /// already is told once more, so that what follows from the structure follows.
    Change<Registration, RegistrationEvent> attach(RegionalDay day, Structure structure, String by, Instant now) {
        if (!isActive() || wishes.otherStructure() == null) return Change.none(this);
        var next = next(status);
        next.wishes = wishes.comingFrom(structure.id());
        Change<Registration, RegistrationEvent> change = checkedInAt == null || day.isRehearsal()
                ? Change.to(next.build())
                : Change.to(next.build(), RegistrationFacts.checkedIn(this, day, structure, checkedInAt));
        return change.audited(entry(RegistrationAction.CHANGED, by, now));
    }

    /// What it asks of the seats of the day.
    public Claim claim() {
        return new Claim(id, day, isActive(), wishes.workshops());
    }

    /// The offer of this workshop, or of the day itself if null.
    public Optional<Offer> offer(@Nullable SessionId workshop) {
        return offers().stream().filter(offer -> offer.isOf(workshop)).findFirst();
    }

    public boolean isActive() {
        return status instanceof Status.Requested || status instanceof Status.Confirmed;
    }

    public boolean isErased() {
        return status instanceof Status.Erased;
    }

    public boolean isConfirmed() {
        return status instanceof Status.Confirmed;
    }

    public boolean isLapsedAt(Instant now) {
        return status instanceof Status.Requested(var heldUntil, var _) && heldUntil.isBefore(now);
    }

    /// Why it was cancelled, if somebody said so.
    public @Nullable String cancelReason() {
        return status instanceof Status.Cancelled(var _, var reason) ? reason : null;
    }

    /// It is found in the history of the day too.
    private AuditEntry entry(RegistrationAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, id.subject(), day.subject());
    }

    ContactListed contact() {
        return new ContactListed(
                EntityRef.registration(id.value()),
                contactVersion,
                participant.name(),
                mailbox == null ? participant.email() : mailbox,
                participant.language());
    }

    private static Duration holdTime(boolean crowded) {
        return crowded ? HELD_IN_A_CROWD : HELD_FOR;
    }

    private Registration with(Status status, Instant toldAt) {
        var next = next(status);
        next.toldAt = toldAt;
        return next.build();
    }

    private Registration with(Afterwards afterwards) {
        var next = next(status);
        next.afterwards = afterwards;
        return next.build();
    }

    private Next next(Status status) {
        return new Next(this, status);
    }

    /// The next state while it is being put together; what follows from other fields it works out itself.
    private static final class Next {

        private final Registration before;
        private final Status status;
        private Participant participant;
        private Wishes wishes;
        private Instant toldAt;
        private @Nullable Instant checkedInAt;
        private final List<Attended> attended;
        private int linkGeneration;
        private long contactVersion;
        private final List<Offer> offers;
        private @Nullable Afterwards afterwards;
        private @Nullable AddressBefore addressBefore;
        private final List<ErasureRecord> forgotten;

        private Next(Registration before, Status status) {
            this.before = before;
            this.status = status;
            this.participant = before.participant;
            this.wishes = before.wishes;
            this.toldAt = before.toldAt;
            this.checkedInAt = before.checkedInAt;
            this.attended = new ArrayList<>(before.attended);
            this.linkGeneration = before.linkGeneration;
            this.contactVersion = before.contactVersion;
            this.offers = new ArrayList<>(before.offers());
            this.afterwards = before.afterwards;
            this.addressBefore = before.addressBefore;
            this.forgotten = new ArrayList<>(before.forgotten);
        }

        private Registration build() {
            var counts = status instanceof Status.Requested || status instanceof Status.Confirmed;
            // Who came has accepted; who gave up a workshop has no offer of it.
            if (!counts || checkedInAt != null) offers.clear();
            offers.removeIf(
                    offer -> offer.workshop() != null && !wishes.workshops().contains(offer.workshop()));
            return new Registration(
                    before.id,
                    before.day,
                    participant,
                    wishes,
                    status,
                    counts ? activeAddress(before.day, participant.email()) : null,
                    before.requestedAt,
                    toldAt,
                    checkedInAt,
                    attended.stream()
                            .sorted(Comparator.comparing(Attended::at)
                                    .thenComparing(noted -> noted.session().value()))
                            .toList(),
                    linkGeneration,
                    contactVersion,
                    List.copyOf(offers),
                    afterwards,
                    addressBefore,
                    before.mailbox,
                    List.copyOf(forgotten),
                    Listing.of(participant, wishes, state(status, checkedInAt)),
                    before.version);
        }
    }

    private static Listing.State state(Status status, @Nullable Instant checkedInAt) {
        return switch (status) {
            case Status.Requested _ -> Listing.State.REQUESTED;
            case Status.Confirmed _ -> checkedInAt == null ? Listing.State.CONFIRMED : Listing.State.PRESENT;
            case Status.Cancelled _ -> Listing.State.CANCELLED;
            case Status.Lapsed _ -> Listing.State.LAPSED;
            case Status.Erased _ -> Listing.State.ERASED;
        };
    }
}
