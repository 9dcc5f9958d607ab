package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.CheckInDeskList;
import fr.spro.registration.attendance.CheckInDeskList.Person;
import fr.spro.registration.attendance.SyncCheckIns;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/attendance")
@PreAuthorize("hasRole('ORGANISER')")
class AttendanceListApi {

    record AttendedSession(String sessionId, Instant at) {}

    /// An expected participant with attendance.
    ///
    /// @param name first name and surname in one text
    /// @param firstName empty if the person has only one name
    /// @param structure name of the structure; may be empty
    /// @param seated whether the person has a place at the day
    record AttendanceLine(
            String registrationId,
            String name,
            String firstName,
            String lastName,
            String structure,
            boolean seated,
            boolean present,
            @Nullable Instant checkedInAt,
            List<AttendedSession> sessions) {

        static AttendanceLine of(Person person) {
            return new AttendanceLine(
                    person.id(),
                    person.fullName(),
                    person.firstName(),
                    person.lastName(),
                    person.structure(),
                    person.seated(),
                    person.checkedInAt() != null,
                    person.checkedInAt(),
                    person.attended().stream()
                            .map(attended -> new AttendedSession(attended.session(), attended.at()))
                            .toList());
        }
    }

    /// All expected participants of a day, by surname.
    record AttendanceList(List<AttendanceLine> people) {}

    private final CoordinatorAccess access;
    private final CheckInDeskList checkInDeskList;
    private final SyncCheckIns syncCheckIns;

    AttendanceListApi(CoordinatorAccess access, CheckInDeskList checkInDeskList, SyncCheckIns syncCheckIns) {
        this.access = access;
        this.checkInDeskList = checkInDeskList;
        this.syncCheckIns = syncCheckIns;
    }

    @Operation(summary = "Returns the expected and present participants of the day and each session.")
    @GetMapping
    AttendanceList list(RegionalDay day, Staff staff) {
        return new AttendanceList(checkInDeskList.of(day.requirePublic(), access.of(staff)).stream()
                .map(AttendanceLine::of)
                .toList());
    }

    @Operation(
            summary = "Records a batch of check-ins, each with its own time and result.",
            description =
                    "The earliest plausible time counts. A check-in that does not fit its registration is kept for the"
                            + " organiser. Idempotent in any order, with or without a key.")
    @PostMapping
    CheckInResults merge(RegionalDay day, @Valid @RequestBody CheckInBatch batch, Staff staff) {
        return CheckInResults.of(
                syncCheckIns.handle(day.requirePublic().id(), batch.toBatch(), access.of(staff), staff.subject()));
    }
}
