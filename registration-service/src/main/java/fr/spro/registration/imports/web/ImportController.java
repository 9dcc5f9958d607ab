package fr.spro.registration.imports.web;

import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.imports.AddedPeople;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.CheckPeople.Outcome;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.ForeseePlaces;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.imports.SampleFile;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.spreadsheet.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/// The pages of an import of people. One address shows preview, progress and result.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/import")
class ImportController {

    private static final String TO_ONE = "redirect:/coordination/journees/{slug}/inscriptions/import/{id}";
    private static final int MAX_SHOWN = 10;

    private final ImportOrigins origins;
    private final CheckPeople checkPeople;
    private final ForeseePlaces foreseePlaces;
    private final ConfirmImport confirmImport;
    private final SampleFile sampleFile;
    private final AddedPeople addedPeople;
    private final SeatQueries seats;

    ImportController(
            ImportOrigins origins,
            CheckPeople checkPeople,
            ForeseePlaces foreseePlaces,
            ConfirmImport confirmImport,
            SampleFile sampleFile,
            AddedPeople addedPeople,
            SeatQueries seats) {
        this.origins = origins;
        this.checkPeople = checkPeople;
        this.foreseePlaces = foreseePlaces;
        this.confirmImport = confirmImport;
        this.sampleFile = sampleFile;
        this.addedPeople = addedPeople;
        this.seats = seats;
    }

    @GetMapping
    @PreAuthorize("hasRole('ORGANISER')")
    String begin(RegionalDay day, Model model) {
        ImportOrigins.requireAhead(day);
        model.addAttribute("day", day);
        model.addAttribute("occupancy", seats.of(day));
        model.addAttribute("begun", day.hasBegun(seats.now()));
        model.addAttribute("over", day.isOver(seats.now()));
        return "imports/start";
    }

    @GetMapping("/modele.{kind:csv|xlsx}")
    @PreAuthorize("hasRole('ORGANISER')")
    ResponseEntity<byte[]> sample(RegionalDay day, @PathVariable String kind) throws IOException {
        var isCsv = kind.equals("csv");
        var name =
                ContentDisposition.attachment().filename("inscriptions." + kind).build();
        return ResponseEntity.ok()
                .contentType(
                        isCsv
                                ? new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8)
                                : SpreadsheetMediaTypes.XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(isCsv ? sampleFile.csv(day) : sampleFile.xlsx(day));
    }

    @PostMapping
    @PreAuthorize("hasRole('ORGANISER')")
    String upload(
            RegionalDay day,
            @RequestParam MultipartFile file,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after)
            throws IOException {
        var table = Spreadsheet.read(file.getBytes(), PeopleColumns.of(day));
        var id = new ImportId(IdempotencyKey.fresh());
        var command = new CheckPeople.Command(id, Kind.REGISTRATIONS, day.id(), table, ImportOrigins.registrar(staff));
        switch (checkPeople.handle(command)) {
            case Outcome.Checked _ -> {
                after.addAttribute("id", id.value());
                return TO_ONE;
            }
            case Outcome.Invalid(var errors) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("errors", ViolationsPage.of(errors));
                model.addAttribute("remarks", table.remarks());
                return begin(day, model);
            }
        }
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String show(RegionalDay day, Import importJob, Staff staff, Model model, HttpServletResponse response) {
        model.addAttribute("day", day);
        model.addAttribute("importJob", importJob);
        model.addAttribute("begun", day.hasBegun(seats.now()));
        model.addAttribute("over", day.isOver(seats.now()));
        if (importJob.status() == Import.Status.CHECKED) {
            var people = checkPeople.beginning(importJob, MAX_SHOWN);
            var foreseen = foreseePlaces.of(importJob);
            model.addAttribute("people", people);
            model.addAttribute("dated", people.stream().anyMatch(person -> person.registeredAt() != null));
            model.addAttribute("structures", origins.names());
            model.addAttribute("foreseen", foreseen);
            model.addAttribute("full", foreseePlaces.fullWorkshops(people, foreseen));
            var registrar = ImportOrigins.registrar(staff);
            confirmImport.roomFrom(importJob, registrar).ifPresent(from -> model.addAttribute("roomFrom", from));
            model.addAttribute("organiser", registrar.isOrganiser());
        }
        model.addAttribute("added", addedPeople.of(importJob));
        Progress.refresh(importJob, response);
        return "imports/show";
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String confirm(Import importJob, Staff staff) {
        confirmImport.handle(importJob.id(), ImportOrigins.registrar(staff));
        return TO_ONE;
    }

    @PostMapping("/{id}/abandon")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String cancel(Import importJob) {
        confirmImport.cancel(importJob.id());
        return TO_ONE;
    }
}
