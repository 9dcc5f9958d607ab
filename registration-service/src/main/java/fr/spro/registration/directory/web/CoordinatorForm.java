package fr.spro.registration.directory.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.registration.directory.AddCoordinator;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.EditCoordinator;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of a coordinator.
///
/// @param subject the account
/// @param substitute ticked for a substitute
/// @param known the id of an existing person, sent by its button
/// @param request idempotency key of a new one
/// @param version the version that was read, as text
public record CoordinatorForm(
        @NotBlank @ReadableName @Size(max = 100) String name,
        @NotBlank @DeliverableAddress String email,
        @NotBlank @Size(max = 200) String subject,
        @Nullable Boolean substitute,
        @Nullable String known,
        @Nullable String request,
        @Nullable String version) {

    static final String NAME = "coordinatorForm";

    static CoordinatorForm empty() {
        return new CoordinatorForm("", "", "", null, null, IdempotencyKey.fresh(), null);
    }

    static CoordinatorForm of(Coordinator coordinator, Group group) {
        return new CoordinatorForm(
                coordinator.name(),
                coordinator.email().value(),
                coordinator.subject(),
                group.isSubstitute(coordinator.id()),
                null,
                null,
                String.valueOf(coordinator.version()));
    }

    void check(BindingResult errors) {
        FormParsing.printable(errors, "subject", subject);
    }

    AddCoordinator.Command command(GroupId group, String by) {
        var knownId = known == null || known.isBlank() ? null : new CoordinatorId(known);
        return new AddCoordinator.Command(
                group,
                IdempotencyKey.ofForm(request),
                NameText.of(name).value(),
                EmailAddress.of(email),
                subject.strip(),
                knownId,
                Boolean.TRUE.equals(substitute),
                by);
    }

    EditCoordinator.Command command(CoordinatorId id, GroupId group, String by) {
        return new EditCoordinator.Command(
                id,
                FormVersion.of(version),
                NameText.of(name).value(),
                EmailAddress.of(email),
                subject.strip(),
                group,
                Boolean.TRUE.equals(substitute),
                by);
    }
}
