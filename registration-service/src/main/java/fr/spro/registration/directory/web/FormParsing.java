package fr.spro.registration.directory.web;

import fr.spro.platform.person.Postcode;
import fr.spro.platform.web.FormErrors;
import fr.spro.registration.spreadsheet.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// Parses hidden fields of the directory's forms.
final class FormParsing {

    private FormParsing() {}

    static void postcode(BindingResult errors, String field, @Nullable String text) {
        if (errors.hasFieldErrors(field) || Postcode.parse(text).isPresent()) return;
        if (Postcode.isWithoutZero(text)) FormErrors.reject(errors, field, "postcode-without-zero");
        else FormErrors.reject(errors, field, "not-a-postcode");
    }

    static void printable(BindingResult errors, String field, @Nullable String text) {
        if (text != null && !errors.hasFieldErrors(field) && Texts.isUnprintable(text)) {
            FormErrors.reject(errors, field, "unprintable");
        }
    }
}
