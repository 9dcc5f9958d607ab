package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.suite.Dates;
import fr.spro.suite.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A day that people register for. Seats are not part of it: the lists of arrivals are in the same
/// document, written only by `seating`. What changes, with the events, is decided in DayChanges.
///
/// @param request the idempotency key of its creation
/// @param sessions sorted by start
/// @param questions to everybody who registers
/// @param heldAt when it was last marked as held
/// @param seed breaks ties in the allocation of workshops; published only afterwards
/// @param publicity what participants are to be notified of
/// @param fixedAddress the address of its public page since it was published; that of its id if absent
/// @param picture of the public page
/// @param beforeCancellation its state when it was cancelled; null if it is not, or was before this was recorded
/// @param discardedAt when the draft was discarded; null if it is not
/// @param closedAt since when registration is closed by hand; null if it is not, or was before this was recorded
/// @param reinstatedAt when it was last reinstated; null if never, or before this was recorded
public record RegionalDay(
        @Id DayId id,
        String request,
        Details details,
        List<Session> sessions,
        List<Link> links,
        Questions questions,
        Status status,
        @Nullable Instant heldAt,
        String seed,
        Publicity publicity,
        @Nullable String fixedAddress,
        @Nullable Picture picture,
        @Nullable Status beforeCancellation,
        @Nullable Instant discardedAt,
        @Nullable Instant closedAt,
        @Nullable Instant reinstatedAt,
        long version)
        implements Aggregate {

    private static final Duration PAST_AFTER = Duration.ofDays(1);

    public RegionalDay {
        // Documents from before ranked wishes have none. Theirs is the same at every read, and not public.
        if (seed == null) seed = Seed.derived(id, request);
        questions = Questions.orNone(questions);
        publicity = Publicity.orNone(publicity);
    }

    public enum Status {
        DRAFT,
        PUBLISHED,
        CLOSED,
        HELD,
        CANCELLED,
        ARCHIVED
    }

    /// A link to an article about the day.
    public record Link(String title, String url) {}

    /// A draft, visible to staff only.
    public static RegionalDay draft(
            DayId id, String request, Details details, List<Session> sessions, List<Link> links) {
        var contents = new Contents(details, inOrder(sessions), links, Questions.NONE, Publicity.NONE, null);
        return of(id, request, Seed.fresh(), contents, Course.DRAFT, null, 0);
    }

    public boolean allows(Step step) {
        return step.from().contains(status) && !isDiscarded();
    }

    /// Whether its state and the time allow the step: a day is not held before it begins, and nobody
    /// registers once it is over.
    public boolean allows(Step step, Instant now) {
        return refusal(step, now).isEmpty();
    }

    /// Why the step is not possible; empty if it is.
    public Optional<StepRefusal> refusal(Step step, Instant now) {
        return StepRefusal.of(this, step, now);
    }

    /// Whether it is a draft that is not discarded.
    public boolean isDraft() {
        return status == Status.DRAFT && discardedAt == null;
    }

    /// Whether it is a draft that was removed from all lists.
    public boolean isDiscarded() {
        return status == Status.DRAFT && discardedAt != null;
    }

    /// Whether nothing of it can be changed.
    public boolean isReadOnly() {
        return isArchived() || isDiscarded();
    }

    /// Whether the step has nothing left to do.
    boolean hasTaken(Step step) {
        return step == Step.REINSTATE ? isAhead() : status == step.to();
    }

    /// Whether a message with a step that was taken before needs no sending: there is none, or it was sent.
    boolean hasAnnounced(Step step, @Nullable String message) {
        if (message == null || message.isBlank() || step.announces().isEmpty()) return true;
        var sent = publicity.latest().map(Announcement::text);
        return sent.filter(message.strip()::equals).isPresent();
    }

    /// What one could say of registration right after the step.
    public RegistrationOutlook outlookAfter(Step step, Instant now) {
        return RegistrationOutlook.of(moved(step, now), now);
    }

    /// The same day once the step is taken.
    RegionalDay moved(Step step, Instant now) {
        return copy(contents(), course().after(step, now), fixedAddress);
    }

    /// The same day discarded at this time, or not if null.
    RegionalDay discarded(@Nullable Instant at) {
        return copy(contents(), course().discarded(at), fixedAddress);
    }

    /// The same day once this is made of the one before: participants are to be notified if it concerns
    /// them.
    RegionalDay changedSince(RegionalDay before, Instant now) {
        var concerns = before.isPublic() && !(before.details.equals(details) && before.sessions.equals(sessions));
        return concerns ? with(publicity.changed(before, this, now)) : this;
    }

    /// The same day with what is edited.
    private RegionalDay copy(
            Details details,
            List<Session> sessions,
            List<Link> links,
            Questions questions,
            Publicity publicity,
            @Nullable Picture picture) {
        var edited = new Contents(details, sessions, links, questions, publicity, picture);
        return copy(edited, course(), fixedAddress);
    }

    /// What the forms of a day edit.
    private record Contents(
            Details details,
            List<Session> sessions,
            List<Link> links,
            Questions questions,
            Publicity publicity,
            @Nullable Picture picture) {}

    private Contents contents() {
        return new Contents(details, sessions, links, questions, publicity, picture);
    }

    private Course course() {
        return new Course(status, heldAt, beforeCancellation, discardedAt, closedAt, reinstatedAt);
    }

    private RegionalDay copy(Contents edited, Course course, @Nullable String fixedAddress) {
        return of(id, request, seed, edited, course, fixedAddress, version);
    }

    private static RegionalDay of(
            DayId id,
            String request,
            String seed,
            Contents contents,
            Course course,
            @Nullable String fixedAddress,
            long version) {
        return new RegionalDay(
                id,
                request,
                contents.details(),
                contents.sessions(),
                contents.links(),
                contents.questions(),
                course.status(),
                course.heldAt(),
                seed,
                contents.publicity(),
                fixedAddress,
                contents.picture(),
                course.beforeCancellation(),
                course.discardedAt(),
                course.closedAt(),
                course.reinstatedAt(),
                version);
    }

    public RegionalDay with(Details details, List<Link> links) {
        return copy(details, sessions, links, questions, publicity, picture);
    }

    public RegionalDay with(Questions questions) {
        return copy(details, sessions, links, questions, publicity, picture);
    }

    /// The same day with this address of its public page, which stays.
    RegionalDay at(String address) {
        return copy(contents(), course(), address);
    }

    RegionalDay with(Publicity publicity) {
        return copy(details, sessions, links, questions, publicity, picture);
    }

    /// The same day with this picture, or with none.
    public RegionalDay with(@Nullable Picture picture) {
        return copy(details, sessions, links, questions, publicity, picture);
    }

    /// The same day with a message to participants about a change, if there is one and it is public.
    RegionalDay announcing(Announcement.About about, @Nullable String message) {
        if (message == null || message.isBlank() || !isPublic()) return this;
        return with(publicity.with(new Announcement(version + 1, about, message.strip())));
    }

    /// Adds this session after all others, or replaces the one with the same id, at its place. One that starts at
    /// another time comes after those that start then already.
    public RegionalDay with(Session session) {
        var isInPlace = session(session.id())
                .filter(before -> before.startsAt().equals(session.startsAt()))
                .isPresent();
        return with(
                isInPlace
                        ? sessions.stream()
                                .map(other -> other.id().equals(session.id()) ? session : other)
                                .toList()
                        : Stream.concat(others(session.id()), Stream.of(session))
                                .toList());
    }

    public RegionalDay without(SessionId session) {
        return with(others(session).toList());
    }

    /// The sessions that can come back: they were removed, and nobody can have been told yet.
    ///
    /// @param settle the time after a change before anybody is told
    public List<RemovedSession> restorable(Duration settle, Instant now) {
        if (isReadOnly()) return List.of();
        return publicity.removed().stream()
                .filter(removed -> removed.isUntold(settle, now))
                .toList();
    }

    public RegionalDay with(List<Session> sessions) {
        return copy(details, inOrder(sessions), links, questions, publicity, picture);
    }

    /// Whether the public can see it: from its publication on, also after it is archived.
    public boolean isPublic() {
        return status != Status.DRAFT;
    }

    /// The last part of the address of its public page. That of a draft follows its date.
    public String address() {
        if (fixedAddress != null) return fixedAddress;
        return isPublic() ? id.value() : id.onDate(startsAt().atZone(zone()).toLocalDate());
    }

    /// @throws UnknownAggregate if only the staff may see it
    public RegionalDay requirePublic() {
        return require(isPublic());
    }

    /// @throws UnknownAggregate if workshops are not allocated by ranked wishes
    public RegionalDay requireRanked() {
        return require(details.isRanked());
    }

    private RegionalDay require(boolean isShown) {
        if (!isShown) throw new UnknownAggregate(RegionalDay.class, id);
        return this;
    }

    /// Whether it is in the list of announced days.
    public boolean isAnnounced() {
        return isPublic() && status != Status.ARCHIVED && !isRehearsal();
    }

    public boolean isRehearsal() {
        return details.rehearsal() != null;
    }

    public boolean takesRegistrations(Instant now) {
        return status == Status.PUBLISHED && now.isBefore(closesBy()) && !opensAfter(now);
    }

    /// Whether participants may still choose other workshops: until the time that the organiser has set
    /// for wishes or choices, or else until registration closes.
    public boolean takesChoices(Instant now) {
        if (details.takesWishesAt(now)) return isAhead();
        var until = details.choicesUntil();
        return until == null
                ? status == Status.PUBLISHED && now.isBefore(closesBy())
                : isAhead() && now.isBefore(until);
    }

    /// Until when participants may choose other workshops, as long as they may.
    public Optional<Instant> choicesOpenUntil(Instant now) {
        if (!takesChoices(now)) return Optional.empty();
        if (details.takesWishesAt(now)) return Optional.ofNullable(details.wishesUntil());
        return Optional.of(Objects.requireNonNullElseGet(details.choicesUntil(), this::closesBy));
    }

    /// The same right after the step; empty if they may not.
    public Optional<Instant> choicesOpenAfter(Step step, Instant now) {
        return moved(step, now).choicesOpenUntil(now);
    }

    /// When the choice of workshops closes, if that is set.
    public Optional<Instant> choicesCloseAt() {
        return Optional.ofNullable(details.choicesUntil()).or(() -> Optional.ofNullable(details.closesAt()));
    }

    /// When registration closes by itself: at its deadline, at the latest when the day is over.
    public Instant closesBy() {
        var closesAt = details.closesAt();
        return closesAt != null && closesAt.isBefore(endsAt()) ? closesAt : endsAt();
    }

    /// Whether registration opens later.
    public boolean opensAfter(Instant now) {
        var opensAt = details.opensAt();
        return status == Status.PUBLISHED && opensAt != null && now.isBefore(opensAt);
    }

    /// Whether it was closed after it took place, also if it is archived by now.
    public boolean isHeld() {
        return status == Status.HELD || status == Status.ARCHIVED && heldAt != null;
    }

    /// Also if it is archived by now.
    public boolean isCancelled() {
        return status == Status.CANCELLED || status == Status.ARCHIVED && heldAt == null;
    }

    public boolean isArchived() {
        return status == Status.ARCHIVED;
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt());
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt());
    }

    /// The end of the last session, or of the day if it has no sessions.
    public Instant lastSessionEndsAt() {
        return sessions.stream().map(Session::endsAt).max(Instant::compareTo).orElseGet(this::endsAt);
    }

    /// Whether it takes place or may still do.
    public boolean isAhead() {
        return status == Status.PUBLISHED || status == Status.CLOSED;
    }

    /// Whether it was cancelled after this instant and takes place after all: somebody may have read
    /// that it does not.
    public boolean isReinstatedSince(Instant then) {
        return isAhead() && reinstatedAt != null && reinstatedAt.isAfter(then);
    }

    /// Whether participants can still prepare for it: a day that is open again after its end is over
    /// nevertheless.
    public boolean isToCome(Instant now) {
        return isAhead() && !isOver(now);
    }

    /// When participants may be notified of the latest change, if that was so short a time ago that it
    /// may still be corrected.
    public Optional<Instant> settlesAt(Duration after, Instant now) {
        return Optional.ofNullable(publicity.changedAt())
                .map(changed -> changed.plus(after))
                .filter(settled -> isAhead() && now.isBefore(settled));
    }

    /// Whether it is so long past that participants need no notifications, regardless of its state.
    public boolean isPast(Instant now) {
        return endsAt().plus(PAST_AFTER).isBefore(now);
    }

    public String title() {
        return details.title();
    }

    public LocalizedText titleText() {
        return details.titleText();
    }

    public String place() {
        return details.place();
    }

    /// The time zone of the place.
    public ZoneId zone() {
        return Objects.requireNonNullElse(details.zone(), Dates.ZONE);
    }

    public @Nullable String access() {
        return details.access();
    }

    /// The organiser's latest message to the participants, if it is about the present state.
    public Optional<Announcement> announcement() {
        return publicity
                .latest()
                .filter(latest -> isCancelled() == (latest.about() == Announcement.About.CANCELLATION));
    }

    /// The version of the day with the latest message to the participants, 0 if there is none.
    public long lastAnnouncement() {
        return publicity.lastVersion();
    }

    public Instant startsAt() {
        return details.startsAt();
    }

    public Instant endsAt() {
        return details.endsAt();
    }

    public Optional<Session> session(SessionId id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /// @throws UnknownAggregate if it has none of this id
    public Session getSession(SessionId id) {
        return get(id, _ -> true);
    }

    /// @throws UnknownAggregate if it has none of this id
    public Session getWorkshop(SessionId id) {
        return get(id, Session::isWorkshop);
    }

    private Session get(SessionId id, Predicate<Session> which) {
        return session(id).filter(which).orElseThrow(() -> new UnknownAggregate(Session.class, id));
    }

    public boolean hasWorkshop(SessionId id) {
        return session(id).filter(Session::isWorkshop).isPresent();
    }

    /// The workshops parallel to this one.
    public List<SessionId> sameTimeAs(SessionId workshop) {
        return session(workshop).stream()
                .flatMap(found -> sessions.stream()
                        .filter(other -> other.isWorkshop() && other.startsAt().equals(found.startsAt())))
                .map(Session::id)
                .filter(other -> !other.equals(workshop))
                .toList();
    }

    /// The workshops by start.
    public List<Slot> slots() {
        return Slot.of(sessions);
    }

    boolean hasSameDataAs(RegionalDay other) {
        return details.equals(other.details)
                && sessions.equals(other.sessions)
                && links.equals(other.links)
                && Objects.equals(picture, other.picture)
                && questions.equals(other.questions);
    }

    private Stream<Session> others(SessionId session) {
        return sessions.stream().filter(other -> !other.id().equals(session));
    }

    private static List<Session> inOrder(List<Session> sessions) {
        return sessions.stream().sorted(Comparator.comparing(Session::startsAt)).toList();
    }
}
