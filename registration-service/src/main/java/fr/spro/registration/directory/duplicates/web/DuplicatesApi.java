package fr.spro.registration.directory.duplicates.web;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.MergeEntries;
import fr.spro.registration.directory.MergeEntries.Outcome;
import fr.spro.registration.directory.MergeGroups;
import fr.spro.registration.directory.MergeStructures;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.duplicates.ConfirmDistinct;
import fr.spro.registration.directory.duplicates.FindDuplicates;
import fr.spro.registration.directory.duplicates.FindDuplicates.PossibleDuplicate;
import fr.spro.registration.directory.duplicates.Kind;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/directory")
@PreAuthorize("hasRole('ORGANISER')")
class DuplicatesApi {

    record Duplicates(List<PossibleDuplicate> groups, List<PossibleDuplicate> structures) {}

    /// A distinct pair.
    record Distinct(
            @NotNull Kind kind,
            @NotBlank String one,
            @NotBlank String other) {}

    /// @param into the merge target
    record Merge(@NotBlank String into) {}

    /// @param id the merge target
    record Merged(String id, String name) {}

    private final FindDuplicates findDuplicates;
    private final ConfirmDistinct confirmDistinct;
    private final MergeStructures mergeStructures;
    private final MergeGroups mergeGroups;

    DuplicatesApi(
            FindDuplicates findDuplicates,
            ConfirmDistinct confirmDistinct,
            MergeStructures mergeStructures,
            MergeGroups mergeGroups) {
        this.findDuplicates = findDuplicates;
        this.confirmDistinct = confirmDistinct;
        this.mergeStructures = mergeStructures;
        this.mergeGroups = mergeGroups;
    }

    @Operation(summary = "Lists pairs of possible duplicates, those with the most reasons first.")
    @GetMapping("/duplicates")
    Duplicates list() {
        return new Duplicates(findDuplicates.groups(), findDuplicates.structures());
    }

    @Operation(summary = "Marks a pair as distinct.", description = "Idempotent, with or without a key.")
    @RejectedIf("one is not in the directory, or both are already merged")
    @PostMapping("/duplicates/distinct")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmDistinct(@Valid @RequestBody Distinct two, Staff staff) {
        switch (confirmDistinct.handle(
                new ConfirmDistinct.Command(two.kind(), two.one(), two.other(), staff.subject()))) {
            case CONFIRMED -> {}
            case UNKNOWN -> throw RejectedRequest.because("other", "not-in-directory");
            case SAME -> throw RejectedRequest.because("other", "same-entry");
        }
    }

    @Operation(
            summary = "Merges a structure into another one.",
            description = "Its id becomes an alias of the other one. Idempotent, with or without a key.")
    @RejectedIf("both are already merged, or it was merged into a third one")
    @PostMapping("/structures/{id}/merge")
    Merged mergeStructure(@PathVariable String id, @Valid @RequestBody Merge merge, Staff staff) {
        var source = new StructureId(id);
        var command = new MergeEntries.Command<>(source, new StructureId(merge.into()), staff.subject());
        var target = target(mergeStructures.handle(command), Structure.class, source);
        return new Merged(target.id().value(), target.name());
    }

    @Operation(
            summary = "Merges a local group into another one.",
            description = "Its structures and coordinators move to the other one. Idempotent.")
    @RejectedIf("both are already merged, or it was merged into a third one")
    @PostMapping("/groups/{id}/merge")
    Merged mergeGroup(@PathVariable String id, @Valid @RequestBody Merge merge, Staff staff) {
        var source = new GroupId(id);
        var command = new MergeEntries.Command<>(source, new GroupId(merge.into()), staff.subject());
        var target = target(mergeGroups.handle(command), Group.class, source);
        return new Merged(target.id().value(), target.name());
    }

    private static <S extends Aggregate> S target(Outcome<S> outcome, Class<S> type, TextId source) {
        return switch (outcome) {
            case Outcome.Done<S>(var target) -> target;
            case Outcome.Same<S> _ -> throw RejectedRequest.because("into", "same-entry");
            case Outcome.MergedIntoOther<S>(var target) ->
                throw RejectedRequest.because(
                        "id", "merged-elsewhere", target.id().value());
            case Outcome.Unknown<S> _ -> throw new UnknownAggregate(type, source);
        };
    }
}
