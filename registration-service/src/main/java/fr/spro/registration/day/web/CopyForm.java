package fr.spro.registration.day.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.LocalizedText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The form to copy a day.
///
/// @param past whether a date in the past is meant
/// @param request idempotency key
public record CopyForm(
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 200) String titleEnglish,
        @NotBlank String date,
        @Nullable Boolean past,
        @Nullable String request) {

    static CopyForm of(RegionalDay day, String request) {
        var title = day.titleText();
        return new CopyForm(title.french(), title.english(), "", null, request);
    }

    LocalizedText titleText() {
        return new LocalizedText(title.strip(), FormParsing.orNull(titleEnglish));
    }
}
