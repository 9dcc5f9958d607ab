package fr.spro.registration.imports.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.Difference;
import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.Takeover;
import fr.spro.registration.imports.CheckDirectory;
import fr.spro.registration.imports.CheckDirectory.Outcome;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages of a directory import: upload, preview, progress and result.
@Controller
@RequestMapping("/coordination/annuaire")
@PreAuthorize("hasRole('ORGANISER')")
class DirectoryImportController {

    private static final String TO_ONE = "redirect:/coordination/annuaire/import/{id}";

    private final CheckDirectory checkDirectory;
    private final ConfirmImport confirmImport;

    DirectoryImportController(CheckDirectory checkDirectory, ConfirmImport confirmImport) {
        this.checkDirectory = checkDirectory;
        this.confirmImport = confirmImport;
    }

    @GetMapping("/{kind:groups|structures}")
    String begin(@PathVariable String kind, Model model) {
        model.addAttribute("kind", kind);
        return "imports/directory-start";
    }

    @PostMapping("/{kind:groups|structures}")
    String upload(
            @PathVariable String kind,
            @RequestParam MultipartFile file,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after)
            throws IOException {
        var id = new ImportId(IdempotencyKey.fresh());
        var listed = RowKind.valueOf(kind.toUpperCase(Locale.ROOT));
        switch (checkDirectory.handle(new CheckDirectory.Command(id, listed, file.getBytes(), staff.subject()))) {
            case Outcome.Checked _ -> {
                after.addAttribute("id", id.value());
                return TO_ONE;
            }
            case Outcome.Invalid(var errors, var remarks) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("errors", ViolationsPage.of(errors));
                model.addAttribute("remarks", remarks);
                return begin(kind, model);
            }
        }
    }

    @GetMapping("/import/{id}")
    String show(Import importJob, Model model, HttpServletResponse response) {
        requireOfDirectory(importJob);
        model.addAttribute("importJob", importJob);
        if (importJob.status() == Import.Status.CHECKED) model.addAttribute("plan", plan(importJob));
        Progress.refresh(importJob, response);
        return "imports/directory";
    }

    @PostMapping("/import/{id}")
    String confirm(Import importJob, Staff staff) {
        requireOfDirectory(importJob);
        confirmImport.handle(importJob.id(), ImportOrigins.registrar(staff));
        return TO_ONE;
    }

    @PostMapping("/import/{id}/abandon")
    String cancel(Import importJob) {
        requireOfDirectory(importJob);
        confirmImport.cancel(importJob.id());
        return TO_ONE;
    }

    /// The preview of a directory import.
    public record Plan(List<Difference> added, List<Difference> changed, int unchanged, List<Takeover> takeovers) {

        public boolean changesAnything() {
            return !added.isEmpty() || !changed.isEmpty();
        }
    }

    private static void requireOfDirectory(Import importJob) {
        if (importJob.kind().isOfPeople()) throw new UnknownAggregate(Import.class, importJob.id());
    }

    private Plan plan(Import importJob) {
        var byEffect =
                checkDirectory.differences(importJob).stream().collect(Collectors.groupingBy(Difference::effect));
        return new Plan(
                byEffect.getOrDefault(Effect.ADDED, List.of()),
                byEffect.getOrDefault(Effect.CHANGED, List.of()),
                byEffect.getOrDefault(Effect.UNCHANGED, List.of()).size(),
                checkDirectory.takeovers(importJob));
    }
}
