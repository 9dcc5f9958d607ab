package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.web.SentRequest.Content;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a public form that is sent knows of an earlier request of the same person.
///
/// @param corrects the request that it corrects; null for a first one
/// @param page of the request that is corrected or sent again; null if there is none
/// @param isRepetition whether only the message is asked for again
/// @param key of the form, the same each time its button is pressed
/// @param now when it was sent
record SentBefore(@Nullable Earlier corrects, @Nullable Content page, boolean isRepetition, String key, Instant now) {

    /// The hidden fields of the form.
    ///
    /// @param lu the appointment on the form
    /// @param demande the sealed request that it corrects
    /// @param renvoi the sealed request whose message is asked for again
    /// @param request the key of the form
    record Fields(
            @Nullable String lu,
            @Nullable String demande,
            @Nullable String renvoi,
            @Nullable String request) {}

    static SentBefore of(Fields fields, SentRequest sentRequest, Instant now) {
        var corrected = Objects.requireNonNullElse(fields.demande(), "");
        var again = Objects.requireNonNullElse(fields.renvoi(), "");
        var isRepetition = !again.isEmpty();
        var corrects = sentRequest
                .open(corrected, now)
                .flatMap(content -> content.request(now))
                .orElse(null);
        var page = sentRequest.open(isRepetition ? again : corrected, now).orElse(null);
        var key = isRepetition && page != null ? again : IdempotencyKey.ofForm(fields.request());
        return new SentBefore(corrects, page, isRepetition, key, now);
    }

    /// The request as it was sent.
    Earlier sent(RegistrationId id, Instant heldUntil) {
        return new Earlier(id, heldUntil, since());
    }

    /// The same of one that was sent before, or whose address is that of another registration.
    Earlier known(Outcome.Known known, String email) {
        var sent = sent(known.id(), known.heldUntil());
        var isItself = known.other().id().equals(known.id());
        return page != null && isRepetition && !isItself ? page.sentAgain(sent, email, now) : sent;
    }

    private Instant since() {
        var first = page == null ? null : page.request(now).map(Earlier::since).orElse(null);
        return first == null ? now : first;
    }
}
