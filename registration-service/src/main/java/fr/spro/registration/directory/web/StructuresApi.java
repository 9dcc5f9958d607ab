package fr.spro.registration.directory.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.directory.AddStructure;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.EditStructure;
import fr.spro.registration.directory.FindStructures;
import fr.spro.registration.directory.FindStructures.Order;
import fr.spro.registration.directory.FindStructures.Search;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.RemoveStructure;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.directory.StructureUses.Use;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for structures of the directory.
@RestController
@RequestMapping("/api/registration/v1/directory/structures")
@PreAuthorize("hasRole('ORGANISER')")
class StructuresApi {

    private static final int PAGE = 100;

    /// A structure with its registrations and its history.
    record Detail(StructuresView structure, List<Use> registrations, List<HistoryLine> history) implements Versioned {

        @Override
        public long version() {
            return structure.version();
        }
    }

    /// One page; `next` is the `after` of the following page.
    record Page(
            List<StructuresView> structures,
            long found,
            @Nullable String next) {}

    private final DirectoryLookup lookup;
    private final DirectoryHistory history;
    private final CoordinatorAccess access;
    private final FindStructures findStructures;
    private final StructureUses uses;
    private final AddStructure addStructure;
    private final EditStructure editStructure;
    private final RemoveStructure removeStructure;

    StructuresApi(
            DirectoryLookup lookup,
            DirectoryHistory history,
            CoordinatorAccess access,
            FindStructures findStructures,
            StructureUses uses,
            AddStructure addStructure,
            EditStructure editStructure,
            RemoveStructure removeStructure) {
        this.lookup = lookup;
        this.history = history;
        this.access = access;
        this.findStructures = findStructures;
        this.uses = uses;
        this.addStructure = addStructure;
        this.editStructure = editStructure;
        this.removeStructure = removeStructure;
    }

    @Operation(summary = "Returns a page of structures; `next` is the `after` of the following page.")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "NAME") Order order,
            @RequestParam(required = false) @Nullable String after,
            Staff staff) {
        var page = findStructures.find(new Search(
                text,
                group == null ? null : new GroupId(group),
                kind,
                access.of(staff),
                order,
                after == null ? null : new StructureId(after),
                PAGE));
        var next = page.next();
        return new Page(
                page.structures().stream().map(StructuresView::of).toList(),
                page.found(),
                next == null ? null : next.value());
    }

    @Operation(
            summary = "Returns a structure with its registrations per day and its history.",
            description = "The id of a merged entry returns the merge target.")
    @GetMapping("/{id}")
    Detail show(@PathVariable String id, Staff staff) {
        var structure = lookup.resolveStructure(id, staff);
        return new Detail(StructuresView.of(structure), uses.of(structure.id()), history.of(structure));
    }

    @Operation(summary = "Adds a structure.")
    @RejectedIf("the group is not in the directory, or a similar structure exists and `distinct` is not confirmed")
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    StructuresView add(
            @Valid @RequestBody StructuresDraft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var request = IdempotencyKey.idFor(key, staff.subject(), "structures");
        var command = new AddStructure.Command(request, draft.details(), draft.isDistinct(), staff.subject());
        return switch (addStructure.handle(command)) {
            case AddStructure.Outcome.Added(var structure) -> StructuresView.of(structure);
            case AddStructure.Outcome.UnknownGroup _ -> throw RejectedRequest.because("group", "unknown-group");
            case AddStructure.Outcome.SimilarFound(var similar) -> throw similar(similar);
        };
    }

    @Operation(summary = "Replaces the entry.", description = "Idempotent.")
    @RejectedIf("the group is not in the directory, or a similar structure exists")
    @PutMapping("/{id}")
    StructuresView edit(Structure structure, IfMatch ifMatch, @Valid @RequestBody StructuresDraft draft, Staff staff) {
        var command = new EditStructure.Command(
                structure.id(),
                ifMatch.version(),
                new EditStructure.Edit.Rewrite(draft.details()),
                draft.isDistinct(),
                staff.subject());
        return switch (editStructure.handle(command)) {
            case EditStructure.Outcome.Edited(var edited) -> StructuresView.of(edited);
            case EditStructure.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
            case EditStructure.Outcome.UnknownGroup _ -> throw RejectedRequest.because("group", "unknown-group");
            case EditStructure.Outcome.SimilarFound(var similar) -> throw similar(similar);
        };
    }

    @Operation(summary = "Removes a structure.", description = "Idempotent.")
    @RejectedIf("registrations refer to it")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, IfMatch ifMatch, Staff staff) {
        switch (removeStructure.handle(
                new RemoveStructure.Command(new StructureId(id), ifMatch.version(), staff.subject()))) {
            case RemoveStructure.Outcome.Removed _ -> {}
            case RemoveStructure.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
            case RemoveStructure.Outcome.StillReferenced(var named) ->
                throw new RejectedRequest(named.stream()
                        .map(use -> Violation.of("registrations", "still-referenced", use.registrations(), use.day()))
                        .toList());
        }
    }

    private static RejectedRequest similar(List<Structure> similar) {
        return new RejectedRequest(similar.stream()
                .map(structure ->
                        Violation.of("name", "very-similar", structure.id().value()))
                .toList());
    }
}
