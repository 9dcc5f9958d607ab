package fr.spro.registration.day;

import org.jspecify.annotations.Nullable;

/// The English texts of a session. Where one is absent, the French one is shown; rooms keep their names.
public record EnglishSession(
        @Nullable String title, @Nullable String summary) {

    public EnglishSession {
        title = EnglishDay.orNull(title);
        summary = EnglishDay.orNull(summary);
    }

    /// The same without the summary if that has no French text any more.
    public EnglishSession besides(@Nullable String frenchSummary) {
        return frenchSummary == null ? new EnglishSession(title, null) : this;
    }

    boolean isEmpty() {
        return title == null && summary == null;
    }
}
