package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.CheckInDeskList;
import fr.spro.registration.attendance.CheckInDeskList.EndedPerson;
import fr.spro.registration.attendance.CheckInDeskList.Person;
import fr.spro.registration.attendance.ListPendingCheckIns;
import fr.spro.registration.attendance.PendingCheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.attendance.SyncCheckIns;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.suite.Dates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// The endpoints of the check-in desk's script: the list of people for the device, and its check-ins.
@Controller
@ResponseBody
@RequestMapping("/coordination/journees/{slug}/accueil")
@PreAuthorize("hasRole('ORGANISER')")
class CheckInDeskSyncController {

    /// The data of a day that a device may store encrypted until `until`.
    ///
    /// @param ended people whose registration has ended, whom one finds and sends to the organisers
    /// @param unverified what is kept for the organisers to verify, and nobody has decided yet
    /// @param held whether the day is completed by now, so that mails about the attendance have gone out
    record OfflineList(
            Instant until,
            List<SessionLabel> sessions,
            List<Person> people,
            List<Gone> ended,
            List<Unverified> unverified,
            boolean held,
            Token token) {}

    /// Somebody whose registration has ended.
    ///
    /// @param said that it is cancelled or has lapsed, and since when
    record Gone(String id, String name, String key, String structure, String said) {}

    /// @param session absent for the day as a whole
    record Unverified(String registration, @Nullable String session) {

        private static Unverified of(PendingCheckIn pending) {
            var session = pending.session();
            return new Unverified(pending.registration().value(), session == null ? null : session.value());
        }
    }

    /// A session in the selection list.
    record SessionLabel(String id, String title, String time, String room) {}

    /// The CSRF token for requests that change something.
    record Token(String header, String value) {}

    /// A check-in to withdraw.
    ///
    /// @param session absent for the day with all its sessions
    record Withdrawal(
            @NotBlank @Size(max = 100) String registration,
            @Nullable @Size(max = 100) String session) {}

    /// @param refusal why it was not withdrawn; null if it was
    record WithdrawalResult(@Nullable Refusal refusal) {}

    private final CoordinatorAccess access;
    private final CheckInDeskList checkInDeskList;
    private final ListPendingCheckIns listPendingCheckIns;
    private final SyncCheckIns syncCheckIns;
    private final WithdrawCheckIn withdrawCheckIn;
    private final CheckInDeskKey deskKey;
    private final MessageSource messages;
    private final Clock clock;

    CheckInDeskSyncController(
            CoordinatorAccess access,
            CheckInDeskList checkInDeskList,
            ListPendingCheckIns listPendingCheckIns,
            SyncCheckIns syncCheckIns,
            WithdrawCheckIn withdrawCheckIn,
            CheckInDeskKey deskKey,
            MessageSource messages,
            Clock clock) {
        this.access = access;
        this.checkInDeskList = checkInDeskList;
        this.listPendingCheckIns = listPendingCheckIns;
        this.syncCheckIns = syncCheckIns;
        this.withdrawCheckIn = withdrawCheckIn;
        this.deskKey = deskKey;
        this.messages = messages;
        this.clock = clock;
    }

    /// No more data once devices may not store it, but the token with which a device sends what it
    /// still has.
    @GetMapping("/liste")
    ResponseEntity<OfflineList> list(
            RegionalDay day, HttpServletRequest request, CsrfToken token, Locale language, Staff staff) {
        day.requirePublic();
        var until = CheckInDeskList.keptUntil(day);
        var csrf = new Token(token.getHeaderName(), token.getToken());
        if (clock.instant().isAfter(until)) {
            return ResponseEntity.status(HttpStatus.GONE)
                    .body(new OfflineList(until, List.of(), List.of(), List.of(), List.of(), day.isHeld(), csrf));
        }
        var parts = day.sessions().stream()
                .filter(session -> !session.isPause())
                .map(session -> new SessionLabel(
                        session.id().value(),
                        session.titleText().in(language),
                        Dates.time(session.startsAt(), day.zone(), language),
                        session.room()))
                .toList();
        var unverified =
                listPendingCheckIns.undecided(day).stream().map(Unverified::of).toList();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        deskKey.cookie(request, day.id(), until),
                        deskKey.list(request, day.id()))
                .body(new OfflineList(
                        until,
                        parts,
                        checkInDeskList.of(day, access.of(staff)),
                        ended(day, staff, language),
                        unverified,
                        day.isHeld(),
                        csrf));
    }

    private List<Gone> ended(RegionalDay day, Staff staff, Locale language) {
        return checkInDeskList.ended(day, access.of(staff)).stream()
                .map(one -> new Gone(one.id(), one.name(), one.key(), one.structure(), said(one, day, language)))
                .toList();
    }

    private String said(EndedPerson one, RegionalDay day, Locale language) {
        var key = "attendance.check-in." + (one.isLapsed() ? "lapsed" : "cancelled");
        var at = Dates.date(one.at(), day.zone(), language);
        return messages.getMessage(key, new Object[] {at}, language);
    }

    /// Also long after the day, for offline devices.
    @PostMapping("/presences")
    CheckInResults merge(RegionalDay day, @Valid @RequestBody CheckInBatch batch, Staff staff) {
        return CheckInResults.of(
                syncCheckIns.handle(day.requirePublic().id(), batch.toBatch(), access.of(staff), staff.subject()));
    }

    /// Only online: a device cannot know what others have recorded since.
    @PostMapping("/presences/retrait")
    WithdrawalResult withdraw(RegionalDay day, @Valid @RequestBody Withdrawal withdrawal, Staff staff) {
        var session = withdrawal.session() == null ? null : new SessionId(withdrawal.session());
        var command = new WithdrawCheckIn.Command(
                day.id(), new RegistrationId(withdrawal.registration()), session, staff.subject());
        return switch (withdrawCheckIn.handle(command, access.of(staff))) {
            case WithdrawCheckIn.Outcome.Withdrawn _ -> new WithdrawalResult(null);
            case WithdrawCheckIn.Outcome.Refused(var reason) -> new WithdrawalResult(reason);
        };
    }
}
