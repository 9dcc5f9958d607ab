package fr.spro.registration.imports.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.TypedName;
import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.CheckPeople.Outcome;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.web.PeopleForm.Person;
import fr.spro.registration.spreadsheet.FileCell;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('ORGANISER')")
class PeopleApi {

    /// People of one structure.
    ///
    /// @param structure an id of the directory
    record Draft(
            @NotBlank @Size(max = 200) String structure,

            @NotNull @Size(min = 1, max = PeopleForm.MAX_PEOPLE)
            List<@Valid PersonDraft> people) {

        PeopleForm form() {
            return new PeopleForm(
                    structure, people.stream().map(PersonDraft::person).toList());
        }
    }

    /// One person.
    ///
    /// @param firstName absent or empty if the person has only one name
    /// @param lastName the surname, or the only name; required unless `name` is there
    /// @param name both names in one text, which is split; ignored if there is a surname
    record PersonDraft(
            @Nullable @ReadableName @Size(max = NameText.MAX_LENGTH)
            String firstName,

            @Nullable @ReadableName(required = true) @Size(max = NameText.MAX_LENGTH)
            String lastName,

            @NotBlank @DeliverableAddress String email,
            @Nullable @Size(max = 20) List<String> workshops,
            @Nullable @Size(max = 1000) String needs,

            @Nullable @Schema(deprecated = true) @Size(max = NameText.MAX_LENGTH)
            String name) {

        PersonDraft {
            var typed = TypedName.of(firstName, lastName, name);
            firstName = typed.first();
            lastName = typed.last();
        }

        Person person() {
            return new Person(
                    firstName, lastName, email, workshops == null ? null : List.copyOf(workshops), needs, null);
        }
    }

    private static final Map<String, String> NAME_FIELDS =
            Map.of("first_name", "firstName", "last_name", "lastName", "name", "lastName");

    private final CheckPeople checkPeople;

    PeopleApi(CheckPeople checkPeople) {
        this.checkPeople = checkPeople;
    }

    @Operation(
            summary = "Checks a list of people from one structure: either all of them are registered or none.",
            description = "Nobody is registered before the returned import is confirmed.")
    @RejectedIf("any of them cannot be registered")
    @PostMapping("/api/registration/v1/days/{slug}/registrations/team")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ImportApi.View> check(
            RegionalDay day,
            @Valid @RequestBody Draft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var id = ImportApi.id(key, staff, "team " + day.id().value());
        var command =
                new CheckPeople.Command(id, Kind.TEAM, day.id(), draft.form().table(), ImportOrigins.registrar(staff));
        return switch (checkPeople.handle(command)) {
            case Outcome.Checked(var importJob) -> ImportApi.created(importJob);
            case Outcome.Invalid(var violations) ->
                throw new RejectedRequest(
                        violations.stream().map(PeopleApi::ofPerson).toList());
        };
    }

    private static Violation ofPerson(Violation violation) {
        var cell = FileCell.of(violation);
        var column = NAME_FIELDS.getOrDefault(cell.column(), cell.column());
        var isOfAll = cell.line() == 0 || cell.column().startsWith("structure");
        return violation.at(isOfAll ? "structure" : "people[%d].%s".formatted(cell.line() - 1, column));
    }
}
