package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.Contact.NewAddress;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/// All data about a participant, for download: in words that the person knows, without ids.
///
/// @param workshops their titles, in order of preference
/// @param state the key of `ParticipantState` for the own page, which says after the day what was
/// @param rank on the waiting list of the day
/// @param until the deadline of the confirmation or of the offered place
/// @param confirmedAt since when the registration is confirmed; null if it is not, or has ended
public record OwnData(
        String registration,
        String day,
        String name,
        String firstName,
        String lastName,
        String email,
        @Nullable String newEmail,
        String language,
        String structure,
        List<String> workshops,
        @Nullable String needs,
        List<GivenAnswer> answers,
        String state,
        @Nullable Integer rank,
        @Nullable Instant until,
        Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant checkedInAt,
        List<Attended> attended,
        List<HistoryEntry> history,
        List<Message> messages) {

    /// An answer to a custom question as text, with purpose and retention.
    public record GivenAnswer(String question, String purpose, String answer, Instant keptUntil) {}

    /// A history entry of the registration.
    ///
    /// @param by `participant`, `tablet`, `organiser` or `system`; no account of a member of staff
    public record HistoryEntry(Instant at, String by, String action) {

        private static HistoryEntry of(AuditRecord entry) {
            var by = switch (entry.by()) {
                case Participant.ACTOR, Participant.TABLET, AuditEntry.SYSTEM -> entry.by();
                default -> "organiser";
            };
            return new HistoryEntry(entry.at(), by, entry.action());
        }
    }

    /// An e-mail to the participant. One to a new address is left out: it would tell whether the address is
    /// registered.
    ///
    /// @param cameBack whether a mail server could not deliver it after it was sent
    public record Message(String kind, boolean sent, boolean cameBack, Instant at) {

        private static final String TO_NEW_ADDRESS = "confirm-new-address";

        private static Stream<Message> all(List<Delivery> deliveries) {
            return deliveries.stream()
                    .filter(delivery -> !delivery.template().equals(TO_NEW_ADDRESS))
                    .map(delivery -> new Message(
                            delivery.template(), delivery.isSent(), delivery.isUndelivered(), delivery.at()));
        }
    }

    public static OwnData of(
            Registration registration,
            RegionalDay day,
            ParticipantState state,
            String structure,
            QuestionTexts texts,
            List<AuditRecord> history,
            List<Delivery> deliveries,
            Instant now) {
        var isToCome = day.isToCome(now);
        var participant = registration.participant();
        var wishes = registration.wishes();
        return new OwnData(
                registration.id().value(),
                registration.day().value(),
                participant.name().full(),
                participant.name().first().value(),
                participant.name().last().value(),
                participant.email().value(),
                registration.contact().pendingAddress() instanceof NewAddress(var email, var _, var _, var _)
                        ? email.value()
                        : null,
                participant.language(),
                structure,
                wishes.workshops().stream()
                        .flatMap(id -> title(id, day, registration).stream())
                        .toList(),
                wishes.needs(),
                day.questions().asked().stream()
                        .filter(question ->
                                wishes.answers().containsKey(question.id().value()))
                        .map(question -> new GivenAnswer(
                                texts.text(question.wording()),
                                texts.text(question.purpose()),
                                texts.answer(
                                        question,
                                        wishes.answers().get(question.id().value())),
                                question.keptUntil(day)))
                        .toList(),
                state.placeKeyAt(day, now),
                isToCome ? state.rank() : null,
                isToCome ? state.until() : null,
                registration.requestedAt(),
                registration.status() instanceof Confirmed confirmed ? confirmed.at() : null,
                registration.attendance().checkedInAt(),
                registration.attendance().sessions(),
                history.stream().map(HistoryEntry::of).toList(),
                Message.all(deliveries).toList());
    }

    /// One that no longer takes place has the title that the person was told, if that is known.
    private static Optional<String> title(SessionId workshop, RegionalDay day, Registration registration) {
        var language = LocaleContextHolder.getLocale();
        return day.session(workshop)
                .map(session -> session.titleText().in(language))
                .or(() -> Stream.of(registration.seen(), registration.status().agenda())
                        .filter(Objects::nonNull)
                        .flatMap(known -> known.parts().stream())
                        .filter(part -> part.session().equals(workshop) && part.title() != null)
                        .map(part -> LocalizedText.orNull(part.title(), part.englishTitle())
                                .in(language))
                        .findFirst());
    }
}
