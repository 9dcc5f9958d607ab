package fr.spro.registration.kiosk.web;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.kiosk.KioskUseCases;
import java.time.Clock;
import java.util.List;

/// The pages of the tablets and of their link, created without Spring.
public final class KioskPages {

    private KioskPages() {}

    public static List<Object> controllers(
            InMemoryMongo mongo, EnrolmentUseCases enrolment, KioskUseCases kiosk, Clock clock) {
        var handles = new KioskHandles(mongo.mongo(), clock);
        var kioskLinks = kiosk.kioskLinks;
        return List.of(
                new KioskController(
                        kioskLinks, kiosk.findGuests, kiosk.checkInAtKiosk, enrolment.requestLimits, handles),
                new KioskWelcomeController(
                        kioskLinks, handles, enrolment.registrations, enrolment.seating.seats, kiosk.withdrawAtKiosk),
                new KioskLinkController(kioskLinks, KioskUseCases.PERIOD, clock),
                new ClosedKioskAdvice(),
                new ClosedKioskController(kioskLinks, KioskUseCases.PERIOD, clock),
                new KioskApi(kioskLinks, KioskUseCases.PERIOD, clock));
    }
}
