package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.idempotency.KeySecret;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegistrationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Carries a submitted registration to the next page in its address, encrypted, since public forms have
/// no session and addresses are logged.
@Component
class SentRequest {

    /// @param fields as they were submitted, to submit them again; only the address if they are too long
    /// @param heldUntil until when it must be confirmed; null for a bot
    /// @param id that it was given; null for a bot
    /// @param sentAt when the message left, as far as this visitor can know; null on a page of an earlier version
    /// @param since when the first request was sent that it corrects or repeats; null on a page of an earlier
    /// version
    /// @param isTooEarly whether it was asked for again so shortly after that no further one left
    public record Content(
            Map<String, List<String>> fields,
            @Nullable Instant heldUntil,
            @Nullable String id,
            @Nullable Instant sentAt,
            @Nullable Instant since,
            @Nullable Boolean isTooEarly) {

        /// The request, which can be corrected until its hold ends, as far as its sender was told.
        Optional<Earlier> request(Instant now) {
            return id == null || heldUntil == null || !now.isBefore(heldUntil)
                    ? Optional.empty()
                    : Optional.of(new Earlier(new RegistrationId(id), heldUntil, since));
        }

        /// The request after it was sent once more with the same address: it stays the one that can be corrected,
        /// whether the address is that of another registration or not.
        Earlier sentAgain(Earlier sent, String other, Instant now) {
            return request(now)
                    .filter(_ -> email().equals(other))
                    .map(first -> new Earlier(first.id(), sent.heldUntil(), sent.since()))
                    .orElse(sent);
        }

        /// Whether to say that no further message left, and when one can.
        public boolean isAskedTooEarly() {
            return sentAt != null && Boolean.TRUE.equals(isTooEarly);
        }

        /// From when another message can be sent; null if that is not known.
        public @Nullable Instant sendableFrom() {
            return sentAt == null ? null : sentAt.plus(RegisterParticipant.PAUSE);
        }

        /// When the message left that this one repeats too early: the same for every address, since it
        /// tells only what the visitor did before.
        private Optional<Instant> sentShortlyBefore(String other, Instant now) {
            return Optional.ofNullable(sendableFrom())
                    .filter(sendable -> email().equals(other) && now.isBefore(sendable))
                    .map(_ -> sentAt);
        }

        /// Since the first request, whatever was sent again from its page.
        private boolean isOpenAt(Instant now) {
            var first = since == null ? sentAt : since;
            var until = first == null ? heldUntil : first.plus(RegisterParticipant.LONGEST_HOLD);
            return until != null && now.isBefore(until);
        }

        public String email() {
            return fields.get(EMAIL).getFirst();
        }

        /// Whether all fields are there.
        public boolean hasAllFields() {
            return fields.containsKey("consent");
        }
    }

    /// The field of a form that corrects a request, and the parameter of the page after it.
    static final String FIELD = "demande";

    /// The field of a form that only asks for the message again.
    static final String AGAIN = "renvoi";

    private static final String EMAIL = "email";
    private static final String ASKED_ABOUT = "askedAbout";

    /// Those that the next page sets itself, or that were about the address.
    private static final Set<String> NOT_REPEATED =
            Set.of("_csrf", "lang", "corrected", FIELD, AGAIN, EMAIL, ASKED_ABOUT, IdempotencyKey.FIELD);

    /// Browsers and servers accept addresses of 8,000.
    private static final int MAX_LENGTH = 4_000;

    private final KeySecret secret;
    private final JsonMapper json;

    SentRequest(SecretLinks links, JsonMapper json) {
        this.secret = new KeySecret("registration", "sent", links.pseudonym("sent"));
        this.json = json;
    }

    /// @param email as it was accepted; the next page does not ask about its domain again
    /// @param sent the request as it was sent; null for a bot
    /// @param before what was sent before from the page of that request; null if nothing was
    String sealed(
            HttpServletRequest request, String email, @Nullable Earlier sent, @Nullable Content before, Instant now) {
        var heldUntil = sent == null ? null : sent.heldUntil();
        var id = sent == null ? null : sent.id().value();
        var address = Map.of(EMAIL, List.of(email), ASKED_ABOUT, List.of(email));
        var fields = new LinkedHashMap<>(address);
        typed(request, before).forEach((name, values) -> {
            if (!NOT_REPEATED.contains(name)) fields.put(name, values);
        });
        var shortlyBefore =
                before == null ? null : before.sentShortlyBefore(email, now).orElse(null);
        var sentAt = shortlyBefore == null ? now : shortlyBefore;
        var since = sent == null ? null : sent.since();
        var isTooEarly = shortlyBefore != null;
        var all = sealed(new Content(fields, heldUntil, id, sentAt, since, isTooEarly));
        return all.length() <= MAX_LENGTH
                ? all
                : sealed(new Content(address, heldUntil, id, sentAt, since, isTooEarly));
    }

    /// Empty if it was not sealed here, or if nothing waits for a confirmation any more: whoever finds the address of
    /// the page later reads nothing.
    Optional<Content> open(String sealed, Instant now) {
        try {
            var bytes = secret.decrypt(Base64.getUrlDecoder().decode(sealed));
            return Optional.of(json.readValue(bytes, Content.class)).filter(content -> content.isOpenAt(now));
        } catch (RuntimeException notSealedHere) {
            return Optional.empty();
        }
    }

    /// What was typed before, for a request that was sent from a page that carries it sealed; empty for all others.
    Optional<RegistrationForm> typedBefore(HttpServletRequest request, Instant now) {
        if (hasFields(request)) return Optional.empty();
        var sealed = request.getParameter(AGAIN) == null ? request.getParameter(FIELD) : request.getParameter(AGAIN);
        return Optional.ofNullable(sealed)
                .flatMap(text -> open(text, now))
                .filter(Content::hasAllFields)
                .flatMap(content -> SealedForm.of(request, content.fields()));
    }

    /// Pages of an earlier version carry all fields.
    private static boolean hasFields(HttpServletRequest request) {
        return request.getParameter(EMAIL) != null;
    }

    private static Map<String, List<String>> typed(HttpServletRequest request, @Nullable Content before) {
        if (before != null && !hasFields(request)) return before.fields();
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        return typed;
    }

    private String sealed(Content content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.encrypt(json.writeValueAsBytes(content)));
    }
}
