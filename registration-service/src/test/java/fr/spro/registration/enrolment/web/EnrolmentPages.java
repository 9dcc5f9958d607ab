package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.enrolment.RecordArrival;
import fr.spro.registration.enrolment.Registration;
import fr.spro.suite.Networks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Pages and API of registrations, created without Spring.
public final class EnrolmentPages {

    private EnrolmentPages() {}

    public static AggregateFinder<Registration> finder(EnrolmentUseCases enrolment, DirectoryUseCases directory) {
        return new RegistrationArgument().registrationFinder(enrolment.registrations, directory.access);
    }

    public static List<Object> controllers(
            Days days,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            RecordArrival recordArrival,
            QuestionTexts questionTexts,
            AuditLog auditLog,
            URI publicUrl,
            Clock clock) {
        var seats = enrolment.seating.seats;
        var structureChoice = new StructureChoice(
                directory.structures, enrolment.publicReads, directory.ids, directory.recogniseStructure);
        var calendarEntries = new CalendarEntries(publicUrl, Networks.EXAMPLE, clock);
        var staleChoice = new StaleChoice(structureChoice, questionTexts);
        var views = new RegistrationViews(days, seats);
        var submitChoice = new SubmitChoice(structureChoice, staleChoice, enrolment.changeRegistration);
        var offerAnswers = new OfferAnswers(enrolment.answerOffer, enrolment.registrations, days, seats);
        var closingTimes = new ClosingTimes(clock);
        var requestedId = new RequestedId(enrolment.links, enrolment.registrations);
        return List.of(
                new RegistrationController(
                        structureChoice,
                        enrolment.publicReads,
                        new SubmitRequest(
                                requestedId,
                                enrolment.requestLimits,
                                enrolment.publicReads,
                                enrolment.registerParticipant),
                        enrolment.requestLimits,
                        new LateRequest(closingTimes, clock),
                        new SentRequest(enrolment.links, JsonMapper.builder().build()),
                        Networks.EXAMPLE,
                        clock),
                new DayCalendarController(days, calendarEntries),
                new OwnCalendarController(enrolment.ownLinks, days, enrolment.registrations, seats, calendarEntries),
                new LostLinkController(days, enrolment.renewLink, enrolment.requestLimits),
                new OwnPageController(
                        enrolment.ownLinks,
                        enrolment.publicReads,
                        seats,
                        enrolment.confirmRegistration,
                        enrolment.cancelRegistration,
                        enrolment.seeChanges,
                        closingTimes,
                        DayUseCases.CHECK_IN_PERIOD,
                        clock),
                new OfferController(enrolment.ownLinks, offerAnswers),
                new StaffOfferController(offerAnswers),
                new OfferApi(offerAnswers, enrolment.registrations, views),
                new AddressController(enrolment.ownLinks, days, enrolment.confirmRegistration, clock),
                new OwnChangesController(
                        enrolment.ownLinks,
                        days,
                        seats,
                        enrolment.publicReads,
                        structureChoice,
                        staleChoice,
                        submitChoice,
                        enrolment.correctParticipant,
                        enrolment.requestLimits,
                        closingTimes,
                        clock),
                new OwnDataController(
                        enrolment.ownLinks,
                        structureChoice,
                        days,
                        seats,
                        enrolment.deliveries,
                        questionTexts,
                        auditLog),
                new OwnErasureController(
                        enrolment.ownLinks, days, enrolment.eraseParticipant, enrolment.foreseeErasure),
                new AddRegistrationController(
                        new PrefilledForms(enrolment.registrations, directory.access),
                        structureChoice,
                        requestedId,
                        seats,
                        enrolment.registerParticipant,
                        enrolment.confirmRegistration,
                        recordArrival,
                        DayUseCases.CHECK_IN_PERIOD),
                new StaffChoiceController(enrolment.registrations, seats, structureChoice, staleChoice, submitChoice),
                new StaffIdentityController(enrolment.correctParticipant),
                new StaffConfirmationController(enrolment.confirmRegistration, enrolment.resendRequest),
                new ConfirmationApi(
                        enrolment.confirmRegistration,
                        enrolment.resendRequest,
                        enrolment.restoreRegistration,
                        views,
                        clock),
                new StaffRestorationController(enrolment.restoreRegistration, clock),
                new StaffEndController(
                        enrolment.cancelRegistration,
                        enrolment.eraseParticipant,
                        enrolment.foreseeErasure,
                        enrolment.seating.seats,
                        clock),
                new UnlistedController(
                        enrolment.unlistedStructures,
                        directory.addStructure,
                        directory.groups,
                        directory.structures,
                        directory.recogniseStructure),
                new UnlistedApi(enrolment.unlistedStructures, directory.recogniseStructure, directory.structures),
                new MessagesApi(enrolment.deliveries),
                new RegistrationApi(views, seats, enrolment.registerParticipant, enrolment.confirmRegistration, clock),
                new RegistrationChangesApi(enrolment.changeRegistration, enrolment.correctParticipant, views),
                new RegistrationEndApi(enrolment.cancelRegistration, enrolment.eraseParticipant, views));
    }
}
