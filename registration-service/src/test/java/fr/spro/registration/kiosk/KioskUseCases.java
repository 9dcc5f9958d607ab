package fr.spro.registration.kiosk;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import java.net.URI;
import java.time.Clock;

/// The use cases of the kiosk, created without Spring.
public final class KioskUseCases {

    public static final KioskPeriod PERIOD = new KioskPeriod(DayUseCases.CHECK_IN_PERIOD);

    public final KioskLinks kioskLinks;
    public final FindGuests findGuests;
    public final CheckInAtKiosk checkInAtKiosk;
    public final WithdrawAtKiosk withdrawAtKiosk;

    public KioskUseCases(
            InMemoryMongo mongo,
            Days days,
            EnrolmentUseCases enrolment,
            RosterUseCases roster,
            AttendanceUseCases attendance,
            URI publicUrl,
            Clock clock) {
        var store = new KioskConfiguration().kioskStore(mongo.stores());
        kioskLinks = new KioskLinks(enrolment.links, store, days, PERIOD, publicUrl, clock);
        findGuests = new FindGuests(roster.findRegistrations, roster.roster);
        withdrawAtKiosk = new WithdrawAtKiosk(attendance.withdrawCheckIn);
        checkInAtKiosk = new CheckInAtKiosk(enrolment.registrations, enrolment.seating.seats, attendance.checkIn);
    }
}
