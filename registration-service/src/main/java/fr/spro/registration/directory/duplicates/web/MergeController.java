package fr.spro.registration.directory.duplicates.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.MergeEntries;
import fr.spro.registration.directory.MergeGroups;
import fr.spro.registration.directory.MergeStructures;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.directory.duplicates.Kind;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Merges two entries: previews the effects, merges, and shows the result.
@Controller
@RequestMapping("/coordination/annuaire/doublons/{kind:structures|groupes}/fusion")
@PreAuthorize("hasRole('ORGANISER')")
class MergeController {

    private final ComparisonViews views;
    private final IdResolver idResolver;
    private final StructureUses uses;
    private final MergeStructures mergeStructures;
    private final MergeGroups mergeGroups;

    MergeController(
            ComparisonViews views,
            IdResolver idResolver,
            StructureUses uses,
            MergeStructures mergeStructures,
            MergeGroups mergeGroups) {
        this.views = views;
        this.idResolver = idResolver;
        this.uses = uses;
        this.mergeStructures = mergeStructures;
        this.mergeGroups = mergeGroups;
    }

    /// The preview, and after the merge its result.
    ///
    /// @param source the entry to merge
    @GetMapping
    String ask(
            @PathVariable String kind,
            @RequestParam(name = "finit", defaultValue = "") String source,
            @RequestParam(name = "reste", defaultValue = "") String kept,
            Model model,
            HttpServletResponse response) {
        var what = DuplicatesController.kind(kind);
        model.addAttribute("kind", what);
        var target = views.find(what, kept);
        var ending = views.find(what, source);
        if (target.isEmpty() || ending.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "duplicates/unknown";
        }
        model.addAttribute("target", target.get());
        if (!ending.get().id().equals(source)) return done(what, source, ending.get(), model);
        if (ending.get().id().equals(target.get().id())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "duplicates/unknown";
        }
        model.addAttribute("ending", ending.get());
        switch (what) {
            case STRUCTURES ->
                consequences(
                        new StructureId(source), new StructureId(target.get().id()), model);
            case GROUPS -> model.addAttribute("moving", views.structuresOf(source));
        }
        return "duplicates/merge";
    }

    @PostMapping
    String merge(
            @PathVariable String kind,
            @RequestParam(name = "finit", defaultValue = "") String source,
            @RequestParam(name = "reste", defaultValue = "") String kept,
            Staff staff,
            RedirectAttributes after) {
        switch (DuplicatesController.kind(kind)) {
            case STRUCTURES ->
                mergeStructures.handle(
                        new MergeEntries.Command<>(new StructureId(source), new StructureId(kept), staff.subject()));
            case GROUPS ->
                mergeGroups.handle(new MergeEntries.Command<>(new GroupId(source), new GroupId(kept), staff.subject()));
        }
        after.addAttribute("kind", kind).addAttribute("finit", source).addAttribute("reste", kept);
        return "redirect:/coordination/annuaire/doublons/{kind}/fusion";
    }

    private void consequences(StructureId source, StructureId kept, Model model) {
        var ending = idResolver.structure(source).orElseThrow();
        var target = idResolver.structure(kept).orElseThrow();
        model.addAttribute("uses", uses.of(source));
        model.addAttribute("groupBefore", idResolver.group(ending.group()).orElse(null));
        model.addAttribute("groupAfter", idResolver.group(target.group()).orElse(null));
        model.addAttribute("address", target.address());
        model.addAttribute("mailbox", target.mailbox());
    }

    /// It may have been merged concurrently, into another one.
    private String done(Kind kind, String source, ComparisonView resolved, Model model) {
        var before = switch (kind) {
            case STRUCTURES -> idResolver.merged(new StructureId(source));
            case GROUPS -> idResolver.merged(new GroupId(source));
        };
        model.addAttribute("before", before.orElseThrow());
        model.addAttribute("resolved", resolved);
        return "duplicates/merged";
    }
}
