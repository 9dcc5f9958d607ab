package fr.spro.platform.web.forms;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.web.idempotency.KeySecret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.WebUtils;

/// What was typed into a form of the staff whose sign-in had ended: kept encrypted for minutes, until somebody signs
/// in with the same browser. Only its cookie has the key, so the store holds nothing that can be read.
public final class KeptForms {

    public static final String COLLECTION = "keptForms";

    /// As long as a sign-in may take.
    static final Duration KEPT = Duration.ofMinutes(10);

    /// More than any form of the suite needs.
    static final int MAX_BYTES = 64 * 1024;

    /// Anybody may submit a form without being signed in: bounds what that may occupy.
    static final int MAX_FORMS = 200;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoOperations mongo;
    private final Clock clock;
    private final String cookie;
    private final boolean isSecure;

    /// @param cookie its name
    /// @param isSecure whether browsers reach the suite by HTTPS
    public KeptForms(MongoOperations mongo, Clock clock, String cookie, boolean isSecure) {
        this.mongo = mongo;
        this.clock = clock;
        this.cookie = cookie;
        this.isSecure = isSecure;
    }

    /// Keeps the form of a request.
    ///
    /// @return false if there is nothing to keep, too much of it, or too many are kept already
    public boolean keep(HttpServletRequest request, HttpServletResponse response) {
        var typed = TypedForm.of(request);
        if (typed.isEmpty()) return false;
        var form = typed.encoded();
        if (form.length > MAX_BYTES || mongo.estimatedCount(COLLECTION) >= MAX_FORMS) return false;
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var secret = secret(request, key);
        mongo.insert(
                new Document("_id", secret.id())
                        .append("form", new Binary(secret.encrypt(form)))
                        .append("deleteAt", Date.from(clock.instant().plus(KEPT))),
                COLLECTION);
        response.addCookie(cookie(key + mark(request), KEPT));
        return true;
    }

    /// Whether the browser has a kept form for this page. Other pages and downloads are not concerned.
    boolean isAnnouncedBy(HttpServletRequest request) {
        var kept = WebUtils.getCookie(request, cookie);
        return HttpMethod.GET.matches(request.getMethod())
                && kept != null
                && kept.getValue().endsWith(mark(request));
    }

    private static String mark(HttpServletRequest request) {
        return ".%08x".formatted(request.getRequestURI().hashCode());
    }

    /// The kept form of this page, which is not kept any longer.
    Optional<TypedForm> take(HttpServletRequest request, HttpServletResponse response) {
        var announced = WebUtils.getCookie(request, cookie);
        if (announced == null) return Optional.empty();
        var secret = secret(request, announced.getValue().replaceFirst("\\..*", ""));
        var kept = mongo.findAndRemove(
                Query.query(where("_id").is(secret.id()).and("deleteAt").gt(Date.from(clock.instant()))),
                Document.class,
                COLLECTION);
        if (kept == null) return Optional.empty();
        response.addCookie(cookie("", Duration.ZERO));
        return Optional.of(
                TypedForm.decoded(secret.decrypt(kept.get("form", Binary.class).getData())));
    }

    /// Deletes the forms that are kept no longer.
    public void deleteOld() {
        mongo.remove(Query.query(where("deleteAt").lte(Date.from(clock.instant()))), COLLECTION);
    }

    private static KeySecret secret(HttpServletRequest request, String key) {
        return new KeySecret("form", request.getRequestURI(), key);
    }

    private Cookie cookie(String value, Duration age) {
        var kept = new Cookie(cookie, value);
        kept.setPath("/");
        kept.setMaxAge((int) age.toSeconds());
        kept.setHttpOnly(true);
        kept.setSecure(isSecure);
        kept.setAttribute("SameSite", "Lax");
        return kept;
    }
}
