package fr.spro.registration.directory.web;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.directory.AddCoordinator;
import fr.spro.registration.directory.Coordinator;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.EditCoordinator;
import fr.spro.registration.directory.FindCoordinators;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.RemoveCoordinator;
import fr.spro.registration.spreadsheet.Texts;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/directory/groups/{id}/coordinators")
@PreAuthorize("hasRole('ORGANISER')")
class CoordinatorsApi {

    /// @param version also its `ETag`
    record View(String id, long version, String name, String email, String subject, boolean substitute)
            implements Versioned {}

    /// A coordinator.
    ///
    /// @param subject the account
    record Draft(
            @NotBlank @ReadableName @Size(max = 100) String name,
            @NotBlank @Size(max = 1000) String email,
            @NotBlank @Size(max = 200) String subject,
            @Nullable Boolean substitute) {

        void check() {
            if (Stream.of(name, subject).anyMatch(Texts::isUnprintable))
                throw RejectedRequest.because("", "unprintable");
        }

        EmailAddress address() {
            return EmailAddress.parse(email).orElseThrow(() -> RejectedRequest.because("email", "not-an-address"));
        }

        boolean isSubstitute() {
            return Boolean.TRUE.equals(substitute);
        }
    }

    private final DirectoryLookup lookup;
    private final FindCoordinators findCoordinators;
    private final AddCoordinator addCoordinator;
    private final EditCoordinator editCoordinator;
    private final RemoveCoordinator removeCoordinator;

    CoordinatorsApi(
            DirectoryLookup lookup,
            FindCoordinators findCoordinators,
            AddCoordinator addCoordinator,
            EditCoordinator editCoordinator,
            RemoveCoordinator removeCoordinator) {
        this.lookup = lookup;
        this.findCoordinators = findCoordinators;
        this.addCoordinator = addCoordinator;
        this.editCoordinator = editCoordinator;
        this.removeCoordinator = removeCoordinator;
    }

    @Operation(summary = "Lists the coordinators of the group.")
    @GetMapping
    List<View> list(Group group) {
        return views(group);
    }

    @Operation(
            summary = "Adds a coordinator. An existing person with this account is added unchanged.",
            description = "Returns all coordinators of the group.")
    @RejectedIf("the group has the maximum number of coordinators, or the request was undone")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    List<View> add(
            Group group,
            @Valid @RequestBody Draft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        draft.check();
        var request = IdempotencyKey.idFor(
                key, staff.subject(), "coordinators of " + group.id().value());
        return switch (addCoordinator.handle(command(group.id(), draft, request, null, staff))) {
            case AddCoordinator.Outcome.AccountTaken(var holder) ->
                views(added(addCoordinator.handle(command(group.id(), draft, request, holder.id(), staff))));
            case AddCoordinator.Outcome outcome -> views(added(outcome));
        };
    }

    @Operation(summary = "Replaces the data of a coordinator.")
    @RejectedIf("another person has this account")
    @PutMapping("/{coordinator}")
    View edit(Group group, Coordinator person, IfMatch ifMatch, @Valid @RequestBody Draft draft, Staff staff) {
        draft.check();
        var command = new EditCoordinator.Command(
                person.id(),
                ifMatch.version(),
                NameText.of(draft.name()).value(),
                draft.address(),
                draft.subject().strip(),
                group.id(),
                draft.isSubstitute(),
                staff.subject());
        return switch (editCoordinator.handle(command)) {
            case EditCoordinator.Outcome.Edited(var current) ->
                view(lookup.resolveGroup(group.id().value(), staff), current);
            case EditCoordinator.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
            case EditCoordinator.Outcome.SubjectTaken _ -> throw RejectedRequest.because("subject", "account-taken");
        };
    }

    @Operation(
            summary = "Removes a coordinator from the group.",
            description =
                    "`If-Match` is the `ETag` of the group. The data of a person without another group is deleted."
                            + " Idempotent.")
    @DeleteMapping("/{coordinator}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Group group, @PathVariable String coordinator, IfMatch ifMatch, Staff staff) {
        var command = new RemoveCoordinator.Command(
                group.id(), new CoordinatorId(coordinator), ifMatch.version(), staff.subject());
        switch (removeCoordinator.handle(command)) {
            case RemoveCoordinator.Outcome.Removed _ -> {}
            case RemoveCoordinator.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
        }
    }

    private static AddCoordinator.Command command(
            GroupId group, Draft draft, String request, @Nullable CoordinatorId known, Staff staff) {
        return new AddCoordinator.Command(
                group,
                request,
                NameText.of(draft.name()).value(),
                draft.address(),
                draft.subject().strip(),
                known,
                draft.isSubstitute(),
                staff.subject());
    }

    private static Group added(AddCoordinator.Outcome outcome) {
        return switch (outcome) {
            case AddCoordinator.Outcome.Added(var group) -> group;
            case AddCoordinator.Outcome.AccountTaken _ -> throw RejectedRequest.because("subject", "account-taken");
            case AddCoordinator.Outcome.Full _ ->
                throw RejectedRequest.because("", "group-full", Group.MAX_COORDINATORS);
            case AddCoordinator.Outcome.PersonErased _ -> throw RejectedRequest.because("", "person-removed");
        };
    }

    private List<View> views(Group group) {
        return findCoordinators.of(group).stream()
                .map(person -> view(group, person))
                .toList();
    }

    private static View view(Group group, Coordinator person) {
        return new View(
                person.id().value(),
                person.version(),
                person.name(),
                person.email().value(),
                person.subject(),
                group.isSubstitute(person.id()));
    }
}
