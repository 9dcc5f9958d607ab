package fr.spro.registration.picture.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.picture.SetPicture;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page of the picture of a day: upload, description, removal.
@Controller
@RequestMapping("/coordination/journees/{slug}/image")
@PreAuthorize("hasRole('ORGANISER')")
class PictureController {

    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";

    private final SetPicture setPicture;

    PictureController(SetPicture setPicture) {
        this.setPicture = setPicture;
    }

    @GetMapping
    String show(RegionalDay day, Model model) {
        if (day.isReadOnly()) return TO_DAY;
        model.addAttribute("form", PictureForm.of(day));
        return page(day, model);
    }

    @PostMapping
    String save(
            RegionalDay day,
            @Valid @ModelAttribute("form") PictureForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after)
            throws IOException {
        if (day.isReadOnly()) throw refused(day);
        if (errors.hasErrors()) return page(day, model);
        var command = new SetPicture.Command(
                day.id(), form.content(), form.alt(), staff.subject(), FormVersion.of(form.version()));
        return switch (setPicture.handle(command)) {
            case EditDay.Outcome.Edited _ -> done("edit", after);
            case EditDay.Outcome.ReadOnly(var readOnly) -> throw refused(readOnly);
            case EditDay.Outcome.Conflict(var now) -> stale(form, now, model, response);
            case EditDay.Outcome.Invalid(var violations) -> {
                FormErrors.reject(errors, violations);
                yield page(day, model);
            }
        };
    }

    @PostMapping("/retrait")
    String remove(
            RegionalDay day,
            @RequestParam(defaultValue = "") String version,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (day.isReadOnly()) throw refused(day);
        return switch (setPicture.remove(day.id(), staff.subject(), FormVersion.of(version))) {
            case EditDay.Outcome.Edited _ -> done("edit", after);
            case EditDay.Outcome.ReadOnly(var readOnly) -> throw refused(readOnly);
            case EditDay.Outcome.Invalid _ -> done("nothing", after);
            case EditDay.Outcome.Conflict(var now) -> stale(PictureForm.of(now), now, model, response);
        };
    }

    private static String stale(PictureForm typed, RegionalDay now, Model model, HttpServletResponse response) {
        StaleForm.show("form", typed, PictureForm.of(now), model, response);
        return page(now, model);
    }

    private static String done(String what, RedirectAttributes after) {
        after.addAttribute("done", what);
        return TO_DAY;
    }

    private static RefusedForm refused(RegionalDay day) {
        return new RefusedForm(
                day.isDiscarded() ? "day-discarded" : "day-archived",
                "/coordination/journees/" + day.id().value());
    }

    private static String page(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        return "picture/form";
    }
}
