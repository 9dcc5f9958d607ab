package fr.spro.registration.kiosk.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.kiosk.KioskUseCases;
import java.time.Clock;
import java.util.List;

/// The pages of the tablets and of their link, created without Spring.
public final class KioskPages {

    private KioskPages() {}

    public static List<Object> controllers(Days days, EnrolmentUseCases enrolment, KioskUseCases kiosk, Clock clock) {
        var tickets = new WelcomeTickets(enrolment.links, clock);
        var kioskLinks = kiosk.kioskLinks;
        return List.of(
                new KioskController(
                        kioskLinks, kiosk.findGuests, kiosk.checkInAtKiosk, enrolment.requestLimits, tickets),
                new KioskWelcomeController(
                        kioskLinks, tickets, enrolment.registrations, enrolment.seating.seats, kiosk.withdrawAtKiosk),
                new KioskLinkController(kioskLinks, KioskUseCases.PERIOD, clock),
                new KioskApi(kioskLinks, KioskUseCases.PERIOD, clock));
    }
}
