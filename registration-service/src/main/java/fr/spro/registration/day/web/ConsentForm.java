package fr.spro.registration.day.web;

import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.PreviewEdit.Preview;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the organiser answers on the page that shows the effects of a change.
///
/// @param agreed the token of the effects that were shown; null on the form itself
/// @param sessionsMove which sessions move with the day
/// @param message to the participants
/// @param back present to go back to the form
public record ConsentForm(
        @Nullable String agreed,
        @Nullable SessionsMove sessionsMove,
        @Nullable @Size(max = Announcement.MAX_LENGTH) String message,
        @Nullable String back) {

    /// Whether the effects have to be shown first.
    ///
    /// @param isNeeded whether they have to be shown at all
    boolean isMissing(Preview preview, boolean isNeeded) {
        return isNeeded && !preview.token().equals(agreed);
    }

    /// Whether the organiser has agreed to other effects.
    boolean isOutdated() {
        return agreed != null && !agreed.isEmpty();
    }

    boolean goesBack() {
        return back != null;
    }

    SessionsMove sessionsMoveOrDefault() {
        return Objects.requireNonNullElse(sessionsMove, SessionsMove.WITH_DAY);
    }
}
