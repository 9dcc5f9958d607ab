package fr.spro.registration.attendance.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.Dates;
import fr.spro.registration.attendance.CheckInDeskList;
import fr.spro.registration.attendance.CheckInDeskList.Person;
import fr.spro.registration.attendance.SyncCheckIns;
import fr.spro.registration.attendance.SyncCheckIns.Answer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// The page at the door, which goes on without a network, and what its script fetches and sends.
@Controller
@RequestMapping("/coordination/journees/{slug}/accueil")
@PreAuthorize("hasRole('ORGANISER')")
class CheckInDeskController {

    /// What a device may keep of a day, sealed, until `until`.
    record Kept(Instant until, List<Part> sessions, List<Person> people, Token token) {}

    /// A session as the list of choices says it.
    record Part(String id, String title, String time) {}

    /// What a request that changes something must carry.
    record Token(String header, String value) {}

    record Answers(List<Answer> answers) {}

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript; charset=utf-8");

    private final Days days;
    private final CheckInDeskList checkInDeskList;
    private final SyncCheckIns syncCheckIns;
    private final CheckInDeskSettings deskSettings;
    private final CheckInDeskKey deskKey;
    private final Clock clock;

    CheckInDeskController(
            Days days,
            CheckInDeskList checkInDeskList,
            SyncCheckIns syncCheckIns,
            CheckInDeskSettings deskSettings,
            CheckInDeskKey deskKey,
            Clock clock) {
        this.days = days;
        this.checkInDeskList = checkInDeskList;
        this.syncCheckIns = syncCheckIns;
        this.deskSettings = deskSettings;
        this.deskKey = deskKey;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String slug, Locale language, Model model) {
        var day = find(slug);
        model.addAttribute("day", day);
        model.addAttribute("settings", deskSettings.of(day, language));
        return "attendance/door";
    }

    /// Nothing more is handed out once no device may have it any more.
    @GetMapping("/liste")
    @ResponseBody
    ResponseEntity<Kept> list(
            @PathVariable String slug,
            @CookieValue(name = CheckInDeskKey.COOKIE, required = false) @Nullable String key,
            CsrfToken token,
            Locale language) {
        var day = find(slug);
        var until = CheckInDeskList.keptUntil(day);
        if (clock.instant().isAfter(until))
            return ResponseEntity.status(HttpStatus.GONE).build();
        var parts = day.sessions().stream()
                .map(session ->
                        new Part(session.id().value(), session.title(), Dates.time(session.startsAt(), language)))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, deskKey.cookie(key, day.id(), until))
                .body(new Kept(
                        until, parts, checkInDeskList.of(day), new Token(token.getHeaderName(), token.getToken())));
    }

    /// Also long after the day, for a device that was away.
    @PostMapping("/presences")
    @ResponseBody
    Answers merge(@PathVariable String slug, @Valid @RequestBody CheckInBatch marks) {
        return new Answers(syncCheckIns.handle(find(slug).id(), marks.noted()));
    }

    @GetMapping("/service.js")
    ResponseEntity<Resource> service(@PathVariable String slug) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header(
                        "Service-Worker-Allowed",
                        CheckInDeskSettings.address(find(slug).id()))
                .body(new ClassPathResource("attendance/service.js"));
    }

    private RegionalDay find(String slug) {
        var id = new DayId(slug);
        return days.findById(id)
                .filter(RegionalDay::isPublic)
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }
}
