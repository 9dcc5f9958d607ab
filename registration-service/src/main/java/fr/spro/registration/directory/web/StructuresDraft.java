package fr.spro.registration.directory.web;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.Postcode;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.StructureDetails;
import fr.spro.registration.spreadsheet.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data of a structure in requests.
///
/// @param distinct whether it is confirmed to differ from similar ones, which are a violation otherwise
record StructuresDraft(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,60}") String kind,
        @NotBlank String group,
        @NotBlank @Size(max = 200) String street,
        @NotBlank @Size(max = 100) String postalCode,
        @NotBlank @Size(max = 200) String city,
        @NotBlank @Size(max = 1000) String mailbox,
        @Nullable Boolean distinct) {

    /// @throws RejectedRequest for violations that patterns cannot express
    StructureDetails details() {
        if (Stream.of(name, street, city).anyMatch(Texts::isUnprintable))
            throw RejectedRequest.because("", "unprintable");
        return new StructureDetails(
                Texts.oneLine(name),
                kind,
                new GroupId(group),
                new PostalAddress(Texts.oneLine(street), postcode().value(), Texts.oneLine(city)),
                EmailAddress.parse(mailbox).orElseThrow(() -> RejectedRequest.because("mailbox", "not-an-address")));
    }

    private Postcode postcode() {
        return Postcode.parse(postalCode)
                .orElseThrow(() -> Postcode.isWithoutZero(postalCode)
                        ? RejectedRequest.because("postalCode", "postcode-without-zero")
                        : RejectedRequest.because("postalCode", "not-a-postcode"));
    }

    boolean isDistinct() {
        return Boolean.TRUE.equals(distinct);
    }
}
