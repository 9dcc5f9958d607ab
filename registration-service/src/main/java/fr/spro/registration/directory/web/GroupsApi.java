package fr.spro.registration.directory.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.directory.AddGroup;
import fr.spro.registration.directory.EditGroup;
import fr.spro.registration.directory.FindStructures;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.RemoveGroup;
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
@RequestMapping("/api/registration/v1/directory/groups")
@PreAuthorize("hasRole('ORGANISER')")
class GroupsApi {

    /// @param version also its `ETag`
    /// @param coordinators their ids
    record View(
            String id,
            long version,
            String name,
            String territory,
            List<String> coordinators,
            List<String> substitutes,
            long structures)
            implements Versioned {

        static View of(Group group, long structures) {
            return new View(
                    group.id().value(),
                    group.version(),
                    group.name(),
                    group.territory(),
                    group.coordinators().stream().map(id -> id.value()).toList(),
                    group.substitutes().stream().map(id -> id.value()).toList(),
                    structures);
        }
    }

    /// A group with its history.
    record Detail(View group, List<HistoryLine> history) implements Versioned {

        @Override
        public long version() {
            return group.version();
        }
    }

    record Draft(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String territory) {

        void check() {
            if (Stream.of(name, territory).anyMatch(Texts::isUnprintable))
                throw RejectedRequest.because("", "unprintable");
        }
    }

    private final DirectoryLookup lookup;
    private final DirectoryHistory history;
    private final FindStructures findStructures;
    private final AddGroup addGroup;
    private final EditGroup editGroup;
    private final RemoveGroup removeGroup;

    GroupsApi(
            DirectoryLookup lookup,
            DirectoryHistory history,
            FindStructures findStructures,
            AddGroup addGroup,
            EditGroup editGroup,
            RemoveGroup removeGroup) {
        this.lookup = lookup;
        this.history = history;
        this.findStructures = findStructures;
        this.addGroup = addGroup;
        this.editGroup = editGroup;
        this.removeGroup = removeGroup;
    }

    @Operation(summary = "Lists all local groups.")
    @GetMapping
    List<View> list(Staff staff) {
        var counts = findStructures.counts();
        return lookup.groups(staff).stream()
                .map(group -> View.of(group, counts.getOrDefault(group.id(), 0L)))
                .toList();
    }

    @Operation(
            summary = "Returns a local group with its history.",
            description = "The id of a merged entry returns the merge target.")
    @GetMapping("/{id}")
    Detail show(@PathVariable String id, Staff staff) {
        var group = lookup.resolveGroup(id, staff);
        return new Detail(view(group), history.of(group));
    }

    @Operation(summary = "Adds a local group.")
    @RejectedIf("another group has this name")
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    View add(
            @Valid @RequestBody Draft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        draft.check();
        var request = IdempotencyKey.idFor(key, staff.subject(), "groups");
        var command = new AddGroup.Command(
                request, Texts.oneLine(draft.name()), Texts.oneLine(draft.territory()), staff.subject());
        return switch (addGroup.handle(command)) {
            case AddGroup.Outcome.Added(var group) -> view(group);
            case AddGroup.Outcome.NameTaken(var group) -> throw taken(group);
        };
    }

    @Operation(summary = "Replaces the entry.", description = "Idempotent.")
    @RejectedIf("another group has this name")
    @PutMapping("/{id}")
    View edit(Group group, IfMatch ifMatch, @Valid @RequestBody Draft draft, Staff staff) {
        draft.check();
        var command = new EditGroup.Command(
                group.id(),
                ifMatch.version(),
                Texts.oneLine(draft.name()),
                Texts.oneLine(draft.territory()),
                staff.subject());
        return switch (editGroup.handle(command)) {
            case EditGroup.Outcome.Edited(var edited) -> view(edited);
            case EditGroup.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
            case EditGroup.Outcome.NameTaken(var other) -> throw taken(other);
        };
    }

    @Operation(summary = "Removes a local group.", description = "Idempotent.")
    @RejectedIf("it has structures")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, IfMatch ifMatch, Staff staff) {
        switch (removeGroup.handle(new RemoveGroup.Command(new GroupId(id), ifMatch.version(), staff.subject()))) {
            case RemoveGroup.Outcome.Removed _ -> {}
            case RemoveGroup.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
            case RemoveGroup.Outcome.NotEmpty _ -> throw RejectedRequest.because("structures", "group-not-empty");
        }
    }

    private View view(Group group) {
        return View.of(group, findStructures.counts().getOrDefault(group.id(), 0L));
    }

    private static RejectedRequest taken(Group group) {
        return RejectedRequest.because("name", "name-in-use", group.id().value());
    }
}
