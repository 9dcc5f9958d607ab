package fr.spro.registration.day.web;

import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.security.Staff;
import fr.spro.platform.web.ApiProblems.Fault;
import fr.spro.platform.web.IdempotencyKey;
import fr.spro.platform.web.Refused;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.RegionalDay.Step;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days")
@PreAuthorize("hasRole('ORGANISER')")
class DayApi {

    /// A day as the API shows it.
    record DayView(String slug, String title, Instant startsAt, Instant endsAt, int places, Status status) {
        static DayView of(RegionalDay day) {
            return new DayView(day.id().value(), day.title(), day.startsAt(), day.endsAt(), day.places(), day.status());
        }
    }

    private final Days days;
    private final DraftDay draftDay;
    private final MoveDay moveDay;

    DayApi(Days days, DraftDay draftDay, MoveDay moveDay) {
        this.days = days;
        this.draftDay = draftDay;
        this.moveDay = moveDay;
    }

    @PostMapping
    ResponseEntity<DayView> draft(
            @Valid @RequestBody DayDraft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var request = IdempotencyKey.idFor(key, staff.subject(), "days");
        return switch (draftDay.handle(draft.day(request))) {
            case DraftDay.Outcome.Drafted(var day) ->
                ResponseEntity.created(URI.create(
                                "/api/registration/v1/days/" + day.id().value()))
                        .body(DayView.of(day));
            case DraftDay.Outcome.Taken() ->
                throw new Refused(List.of(new Fault("slug", "another day has this address")));
            case DraftDay.Outcome.Faulty(var faults) ->
                throw new Refused(faults.stream()
                        .map(fault -> new Fault(fault.field(), fault.reason()))
                        .toList());
        };
    }

    @GetMapping
    List<DayView> list() {
        return days.findAllByOrderByStartsAtDesc().stream().map(DayView::of).toList();
    }

    @GetMapping("/{slug}")
    DayView show(@PathVariable String slug) {
        var id = new DayId(slug);
        return days.findById(id).map(DayView::of).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// Takes the day one step on. To ask again for a step that is done changes nothing, with or without a key.
    @PostMapping("/{slug}/{step:publish|close|hold}")
    DayView move(@PathVariable String slug, @PathVariable String step) {
        return switch (moveDay.handle(new DayId(slug), Step.valueOf(step.toUpperCase(Locale.ROOT)))) {
            case MoveDay.Outcome.Done(var day) -> DayView.of(day);
            case MoveDay.Outcome.Impossible(var day) ->
                throw new Refused(List.of(new Fault("status", "is %s".formatted(day.status()))));
        };
    }
}
