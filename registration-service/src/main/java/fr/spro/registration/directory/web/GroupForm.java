package fr.spro.registration.directory.web;

import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.directory.Group;
import fr.spro.registration.spreadsheet.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of a group.
///
/// @param request idempotency key of a new one
/// @param version the version that was read, as text
public record GroupForm(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String territory,
        @Nullable String request,
        @Nullable String version) {

    static final String NAME = "groupForm";

    static GroupForm empty() {
        return new GroupForm("", "", IdempotencyKey.fresh(), null);
    }

    static GroupForm of(Group group) {
        return new GroupForm(group.name(), group.territory(), null, String.valueOf(group.version()));
    }

    void check(BindingResult errors) {
        FormParsing.printable(errors, "name", name);
        FormParsing.printable(errors, "territory", territory);
    }

    String cleanName() {
        return Texts.oneLine(name);
    }

    String cleanTerritory() {
        return Texts.oneLine(territory);
    }
}
