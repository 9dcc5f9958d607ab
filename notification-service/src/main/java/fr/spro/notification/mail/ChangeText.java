package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Announcement;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.EarlierSession;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.web.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what has changed for a participant: what is new, and what it was before. The day is the current
/// one; an event of an earlier version does not say what was before.
record ChangeText(MailTexts texts, Day day, RegistrationChanged event) {

    /// The reasons, those that matter most to a participant first. A lost place at the day comes before
    /// its new date.
    private static final List<Reason> BY_WEIGHT = List.of(
            Reason.DAY_CANCELLED,
            Reason.DAY_REINSTATED,
            Reason.DAY_MOVED,
            Reason.SEATS_LOST,
            Reason.SESSIONS_MOVED,
            Reason.WORKSHOPS_ALLOCATED,
            Reason.WORKSHOPS_CHOSEN);

    /// The subject, which says what matters most.
    String subject() {
        var first = reasons().stream().findFirst();
        var key = first.map(reason -> reason == Reason.SEATS_LOST ? lost() : reason.name());
        return texts.of("subject." + key.orElseThrow(), texts.date(day.startsAt()));
    }

    private String lost() {
        if (isPlaceLost()) return isOfferLost() ? "OFFER_LOST" : "PLACE_LOST";
        var removed = orNone(event.removedSessions());
        if (!removed.isEmpty() && removed.containsAll(event.lostSessions())) return "SESSION_REMOVED";
        var offered = orNone(event.offersLost());
        return !offered.isEmpty() && offered.containsAll(event.lostSessions()) ? "OFFER_LOST" : "SEATS_LOST";
    }

    private List<Reason> reasons() {
        return event.reasons().stream()
                .sorted(Comparator.comparing(this::weight))
                .toList();
    }

    private int weight(Reason reason) {
        var isFirst = reason == Reason.SEATS_LOST && isPlaceLost();
        return BY_WEIGHT.indexOf(isFirst ? Reason.DAY_REINSTATED : reason);
    }

    /// One sentence per change, in the same order.
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (var reason : reasons()) {
            switch (reason) {
                case DAY_MOVED -> sentences.addAll(dayMoved());
                case WORKSHOPS_CHOSEN -> sentences.add(workshopsChosen());
                case DAY_REINSTATED -> sentences.add(general(reason.name() + ofUnconfirmed()));
                case WORKSHOPS_ALLOCATED -> sentences.addAll(allocated());
                case SESSIONS_MOVED -> sentences.addAll(sessionsMoved());
                case SEATS_LOST -> sentences.addAll(seatsLost());
                case DAY_CANCELLED -> throw new IllegalArgumentException("A cancelled day has its own message");
            }
        }
        return sentences;
    }

    /// Who has not confirmed has no registration that stands.
    private String ofUnconfirmed() {
        return event.confirmUntil() == null ? "" : ".unconfirmed";
    }

    /// The organiser's messages about these changes.
    List<String> announcements() {
        var versions = orNone(event.announcements());
        return orNone(day.announcements()).stream()
                .filter(announcement -> versions.contains(announcement.version()))
                .map(Announcement::text)
                .toList();
    }

    private String workshopsChosen() {
        var dropped = titles(orNone(event.droppedSessions()));
        return dropped.isEmpty() ? general("WORKSHOPS_CHOSEN") : texts.of("WORKSHOPS_CHOSEN.dropped", dropped);
    }

    private List<String> dayMoved() {
        var before = event.earlier();
        if (before == null) return List.of(general("DAY_MOVED"));
        var sentences = new ArrayList<String>();
        whenMoved(before).ifPresent(sentences::add);
        if (!before.place().equals(day.place())) {
            sentences.add(texts.of("DAY_MOVED.place", title(), day.place(), before.place()));
        }
        var access = Objects.requireNonNullElse(day.access(), "");
        if (before.access() != null && !before.access().equals(access)) {
            var key = access.isEmpty() ? "no-access" : before.access().isEmpty() ? "new-access" : "access";
            sentences.add(
                    texts.of("DAY_MOVED." + key, oneLine(day.accessIn(texts.language())), oneLine(accessOf(before))));
        }
        return sentences.isEmpty() ? List.of(general("DAY_MOVED")) : sentences;
    }

    private Optional<String> whenMoved(Earlier before) {
        var isSame = before.startsAt().equals(day.startsAt()) && before.endsAt().equals(day.endsAt());
        if (isSame) return Optional.empty();
        return Optional.of(texts.of(
                "DAY_MOVED.when",
                title(),
                texts.beside(before.zone()).period(day.startsAt(), day.endsAt()),
                texts.in(before.zone()).period(before.startsAt(), before.endsAt())));
    }

    private List<String> sessionsMoved() {
        var known = event.movedSessions().stream()
                .flatMap(id -> earlier(id).flatMap(before -> sessionMoved(id, before)).stream())
                .toList();
        return known.isEmpty() ? List.of(texts.of("SESSIONS_MOVED", titles(event.movedSessions()))) : known;
    }

    private Optional<String> sessionMoved(String id, EarlierSession before) {
        return session(id).map(now -> {
            var isRoomOnly =
                    before.startsAt().equals(now.startsAt()) && before.endsAt().equals(now.endsAt());
            return isRoomOnly
                    ? texts.of("SESSIONS_MOVED.room", now.titleIn(texts.language()), now.room(), before.room())
                    : texts.of(
                            "SESSIONS_MOVED.when",
                            now.titleIn(texts.language()),
                            texts.beside(earlierZone()).comparedTimes(now.startsAt(), now.endsAt()),
                            now.room(),
                            texts.in(earlierZone()).comparedTimes(before.startsAt(), before.endsAt()),
                            before.room());
        });
    }

    private @Nullable String earlierZone() {
        var before = event.earlier();
        return before == null ? null : before.zone();
    }

    private boolean isPlaceLost() {
        return Objects.requireNonNullElse(event.dayLost(), !event.places().day().seated());
    }

    /// Whether the place at the day was only offered, so that no calendar has it.
    boolean isOfferLost() {
        return Boolean.TRUE.equals(event.offerLost());
    }

    /// Who got no seat at some time may still be able to choose another workshop.
    private List<String> allocated() {
        var waiting = event.places().workshops().stream()
                .filter(place -> place.rank() != null)
                .map(WorkshopPlace::sessionId)
                .toList();
        var allocated = general(Reason.WORKSHOPS_ALLOCATED.name());
        return waiting.isEmpty()
                ? List.of(allocated)
                : List.of(allocated, texts.of("WORKSHOPS_ALLOCATED.waiting", titles(waiting)), choices());
    }

    private List<String> seatsLost() {
        var sentences = new ArrayList<String>();
        var place = event.places().day();
        var removed = orNone(event.removedSessions());
        var reduced = event.lostSessions().stream()
                .filter(id -> !removed.contains(id) && session(id).isPresent())
                .toList();
        if (isPlaceLost()) {
            sentences.add(texts.of(isOfferLost() ? "DAY_OFFER_LOST" : "DAY_LOST", place.rank()));
        } else {
            var offered = orNone(event.offersLost());
            addOf(
                    "SEATS_LOST",
                    reduced.stream().filter(id -> !offered.contains(id)).toList(),
                    sentences);
            addOf("OFFERS_LOST", reduced.stream().filter(offered::contains).toList(), sentences);
        }
        sentences.addAll(sessionsRemoved(removed));
        if (!isPlaceLost() && hasAlternativeTo(removed)) sentences.add(choices());
        return sentences;
    }

    private String choices() {
        return StillOpen.choices(day, event.changedAt()).text(texts, "CHOICES");
    }

    /// Whether there is another workshop at the time of one of these; of one that is not known there may be.
    private boolean hasAlternativeTo(List<String> removed) {
        return removed.stream()
                .anyMatch(id -> earlier(id)
                        .map(EarlierSession::startsAt)
                        .map(this::hasWorkshopAt)
                        .orElse(true));
    }

    /// The others may have moved along with the day.
    private boolean hasWorkshopAt(Instant start) {
        var shift = Duration.between(Objects.requireNonNull(event.earlier()).startsAt(), day.startsAt());
        return day.sessions().stream()
                .filter(session -> session.kind() == SessionKind.WORKSHOP)
                .map(Session::startsAt)
                .anyMatch(other -> other.equals(start) || other.equals(start.plus(shift)));
    }

    private void addOf(String key, List<String> sessions, List<String> sentences) {
        if (!sessions.isEmpty()) sentences.add(texts.of(key, titles(sessions)));
    }

    private List<String> sessionsRemoved(List<String> removed) {
        var titles = removed.stream()
                .flatMap(id -> earlier(id).stream())
                .map(this::titleOf)
                .filter(Objects::nonNull)
                .map(title -> texts.of("SESSION_REMOVED", title))
                .toList();
        var isAnyUnnamed = titles.size() < removed.size()
                || event.lostSessions().stream()
                        .anyMatch(id -> !removed.contains(id) && session(id).isEmpty());
        return isAnyUnnamed ? List.of(texts.of("SESSION_GONE")) : titles;
    }

    /// Without the marks of a long text, which is below as it was written.
    private static String oneLine(@Nullable String text) {
        return text == null ? "" : Markdown.text(text);
    }

    private @Nullable String accessOf(Earlier before) {
        return before.englishAccess() != null && texts.isEnglish() ? before.englishAccess() : before.access();
    }

    private String general(String key) {
        return texts.of(key, title(), texts.period(day.startsAt(), day.endsAt()), day.place());
    }

    private String title() {
        return day.titleIn(texts.language());
    }

    private @Nullable String titleOf(EarlierSession session) {
        return session.englishTitle() != null && texts.isEnglish() ? session.englishTitle() : session.title();
    }

    private String titles(List<String> sessions) {
        return new ProgrammeText(texts, day).titles(sessions);
    }

    private Optional<EarlierSession> earlier(String id) {
        return Optional.ofNullable(event.earlier()).stream()
                .flatMap(before -> before.sessions().stream())
                .filter(session -> session.sessionId().equals(id))
                .findFirst();
    }

    private Optional<Session> session(String id) {
        return day.sessions().stream()
                .filter(session -> session.sessionId().equals(id))
                .findFirst();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
