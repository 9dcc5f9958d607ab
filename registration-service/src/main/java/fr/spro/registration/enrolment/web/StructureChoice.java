package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Recognised;
import fr.spro.registration.directory.RecogniseStructure.Outcome.Unclear;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/// The structure field: typed, without a script, tolerant of other names than the directory's.
@Component
class StructureChoice {

    private final Structures structures;
    private final PublicReads reads;
    private final IdResolver idResolver;
    private final RecogniseStructure recogniseStructure;

    StructureChoice(
            Structures structures, PublicReads reads, IdResolver idResolver, RecogniseStructure recogniseStructure) {
        this.structures = structures;
        this.reads = reads;
        this.idResolver = idResolver;
        this.recogniseStructure = recogniseStructure;
    }

    /// Resolves the answer; an ambiguous one is a violation.
    Origin originOf(StructureInput answer, BindingResult errors) {
        var typed = text(answer.structure());
        var other = text(answer.otherStructure());
        if (answer.isUnlisted()) {
            // A name that was not found is used as free text.
            var name = other.isEmpty() && !StructureInput.OTHER.equals(typed) ? typed : other;
            if (!name.isEmpty()) return new Origin(null, name);
            errors.rejectValue("otherStructure", "NotBlank");
            return Origin.UNKNOWN;
        }
        var proposed = text(answer.proposed());
        if (typed.isEmpty() && proposed.isEmpty()) {
            if (!other.isEmpty()) return new Origin(null, other);
            errors.rejectValue("structure", "NotBlank");
            return Origin.UNKNOWN;
        }
        return switch (recogniseStructure.handle(proposed.isEmpty() ? typed : proposed)) {
            case Recognised(var structure) -> new Origin(structure.id(), null);
            case Unclear(var proposals) -> {
                if (proposals.isEmpty()) FormErrors.reject(errors, "structure", "structure-not-found");
                else FormErrors.reject(errors, "structure", "structure-unclear");
                yield Origin.UNKNOWN;
            }
        };
    }

    /// Adds the field with its form data to the page.
    void offer(Model model) {
        model.addAttribute("structureField", field((StructureInput) model.getAttribute("form")));
    }

    private StructureField field(@Nullable StructureInput answer) {
        var listed = reads.structureLabels();
        if (answer == null) return new StructureField("", false, List.of(), listed);
        var typed = text(answer.structure());
        if (answer.isUnlisted()) {
            return new StructureField(StructureInput.OTHER.equals(typed) ? "" : typed, true, List.of(), listed);
        }
        var proposed = text(answer.proposed());
        if (typed.isEmpty() && proposed.isEmpty()) return new StructureField("", false, List.of(), listed);
        return switch (recogniseStructure.handle(proposed.isEmpty() ? typed : proposed)) {
            case Recognised(var structure) -> new StructureField(structure.label(), false, List.of(), listed);
            case Unclear(var proposals) -> new StructureField(typed, false, proposals, listed);
        };
    }

    /// The name of the structure; empty if unknown.
    String nameOf(Wishes wishes) {
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        return wishes.structure() == null
                ? other
                : idResolver
                        .structure(wishes.structure())
                        .or(() -> structures.findIncludingRemovedById(wishes.structure()))
                        .map(Structure::name)
                        .orElse(other);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
