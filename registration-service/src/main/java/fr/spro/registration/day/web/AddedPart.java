package fr.spro.registration.day.web;

import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;

/// The id of what a form adds to a day: the same each time its button is pressed, so a double click adds it
/// once. Changed on the page that the browser has kept, it is another one.
final class AddedPart {

    private static final int LENGTH = 8;

    private AddedPart() {}

    static SessionId session(String key, SessionForm form, RegionalDay day) {
        return new SessionId("s-" + id(key, form, day));
    }

    static QuestionId question(String key, QuestionForm form, RegionalDay day) {
        return new QuestionId("q-" + id(key, form, day));
    }

    private static String id(String key, Record form, RegionalDay day) {
        return IdempotencyKey.idFor(key, form.toString(), day.id().value()).substring(0, LENGTH);
    }
}
