package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.UnlistedStructures;
import fr.spro.registration.enrolment.UnlistedStructures.Unlisted;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/directory/unlisted")
@PreAuthorize("hasRole('ORGANISER')")
class UnlistedApi {

    /// A free-text structure.
    ///
    /// @param key to refer to it
    /// @param nearest ids of possible structures, the most likely first
    record UnlistedView(String key, String name, long people, List<String> nearest) {}

    /// @param structure an id of the directory
    record Attachment(
            @NotBlank @Size(max = 200) String key,
            @NotBlank @Size(max = 200) String structure) {}

    /// @param people the number changed by this request
    record Attached(int people) {}

    private final UnlistedStructures unlisted;
    private final RecogniseStructure recogniseStructure;
    private final Structures structures;

    UnlistedApi(UnlistedStructures unlisted, RecogniseStructure recogniseStructure, Structures structures) {
        this.unlisted = unlisted;
        this.recogniseStructure = recogniseStructure;
        this.structures = structures;
    }

    @Operation(summary = "Lists the free-text structures of participants, with the number of people.")
    @GetMapping
    List<UnlistedView> list() {
        var all = unlisted.all();
        var nearest =
                recogniseStructure.nearest(all.stream().map(Unlisted::name).toList());
        return all.stream()
                .map(one -> new UnlistedView(
                        one.key(),
                        one.name(),
                        one.people(),
                        Objects.requireNonNull(nearest.get(one.name())).stream()
                                .map(structure -> structure.id().value())
                                .toList()))
                .toList();
    }

    @Operation(
            summary = "Assigns a structure of the directory to everybody who typed this name.",
            description = "Idempotent, with or without a key; later registrations are included.")
    @RejectedIf("the structure is not in the directory")
    @PostMapping("/attach")
    Attached attach(@Valid @RequestBody Attachment attachment, Staff staff) {
        var structure = new StructureId(attachment.structure());
        if (structures.findById(structure).isEmpty()) {
            throw RejectedRequest.because("structure", "unknown-structure");
        }
        return new Attached(unlisted.attach(attachment.key(), structure, staff.subject()));
    }
}
