package fr.spro.registration.workspace;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayState;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import fr.spro.registration.qrcode.QrCode;
import fr.spro.registration.roster.DayCount;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A day as a member of staff works with it.
///
/// @param mentions the number of texts to review, for organisers
/// @param address of its public page
/// @param checkInOpensAt from when attendance can be recorded
/// @param lacksReports whether it was held and a report of one of its workshops is not published
/// @param now when it was read
public record DayWorkspace(
        RegionalDay day,
        DayCount count,
        int mentions,
        Staff staff,
        String address,
        Instant checkInOpensAt,
        boolean lacksReports,
        Instant now) {

    /// The tabs that this person may open.
    public List<Tab> tabs() {
        return Tab.of(staff);
    }

    /// The next step, for organisers.
    public @Nullable NextStep next() {
        return step().orElse(null);
    }

    /// The names of all other steps that are possible now.
    public List<String> otherSteps() {
        if (!staff.is(Role.ORGANISER)) return List.of();
        return Arrays.stream(Step.values())
                .filter(step -> day.allows(step, now))
                .filter(step -> step().filter(next -> next.isA(step)).isEmpty())
                .map(step -> step.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The state in one word, the part of a message key.
    public String state() {
        return DayState.of(day, now).code();
    }

    /// Whether sessions are added and workshops allocated: of a cancelled day nothing is prepared any more.
    public boolean isPlanned() {
        return staff.is(Role.ORGANISER) && !day.isReadOnly() && !day.isCancelled();
    }

    /// Whether people can be waited for: nobody waits or answers any more once the day is over or
    /// cancelled.
    public boolean isToCome() {
        return day.isToCome(now);
    }

    /// Whether the papers for the date of the day are printed, so that nobody prints them for one that
    /// is past.
    public boolean isPrepared() {
        return day.isAhead();
    }

    /// Whether attendance is recorded, on its date and until it is archived.
    public boolean isAttended() {
        return day.isAhead() || day.isHeld() && !day.isArchived();
    }

    /// Whether a tablet may still stand at the entrance.
    public boolean isWelcoming() {
        return isAttended() && !day.isOver(now);
    }

    /// The seats of a workshop.
    public Count count(Session workshop) {
        return count.occupancy().workshops().get(workshop.id());
    }

    /// Those of its taken seats that nobody has yet.
    public DayCount.NotTheirs notTheirs(Session workshop) {
        return count.notTheirs(workshop.id());
    }

    /// How full a workshop is, as percentage.
    public String width(Session workshop) {
        var seats = count(workshop);
        return seats.seats() == 0 ? "0%" : seats.taken() * 100 / seats.seats() + "%";
    }

    /// The address as QR code.
    public String code() {
        return QrCode.of(address);
    }

    private Optional<NextStep> step() {
        return staff.is(Role.ORGANISER)
                ? NextStep.of(day, count.occupancy().selectionMode(), checkInOpensAt, lacksReports, now)
                : Optional.empty();
    }
}
