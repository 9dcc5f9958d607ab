package fr.spro.registration.directory.web;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.Postcode;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureDetails;
import fr.spro.registration.spreadsheet.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.validation.BindingResult;

/// The form of a structure.
///
/// @param distinct ticked to confirm that it differs from similar ones
/// @param request idempotency key of a new one
/// @param version the version that was read, as text
@NamedInterface("form")
public record StructureForm(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String type,
        @NotBlank String group,
        @NotBlank @Size(max = 200) String street,
        @NotBlank String postalCode,
        @NotBlank @Size(max = 200) String city,
        @NotBlank @DeliverableAddress String mailbox,
        @Nullable Boolean distinct,
        @Nullable String request,
        @Nullable String version) {

    /// The name of the form in message keys of violations.
    public static final String NAME = "structureForm";

    /// An empty form with known values.
    public static StructureForm empty(String name, @Nullable String group) {
        return new StructureForm(
                name, "", group == null ? "" : group, "", "", "", "", null, IdempotencyKey.fresh(), null);
    }

    static StructureForm of(Structure structure) {
        var address = structure.address();
        return new StructureForm(
                structure.name(),
                structure.kind(),
                structure.group().value(),
                address.street(),
                address.postalCode(),
                address.city(),
                structure.mailbox().value(),
                null,
                null,
                String.valueOf(structure.version()));
    }

    /// Checks that patterns cannot express.
    public void check(BindingResult errors) {
        FormParsing.printable(errors, "name", name);
        FormParsing.printable(errors, "street", street);
        FormParsing.printable(errors, "city", city);
        FormParsing.postcode(errors, "postalCode", postalCode);
    }

    /// The validation group of organisers.
    public StructureDetails details() {
        return new StructureDetails(Texts.oneLine(name), type, new GroupId(group), address(), EmailAddress.of(mailbox));
    }

    PostalAddress address() {
        return new PostalAddress(
                Texts.oneLine(street), Postcode.parse(postalCode).orElseThrow().value(), Texts.oneLine(city));
    }

    public boolean isDistinct() {
        return Boolean.TRUE.equals(distinct);
    }
}
