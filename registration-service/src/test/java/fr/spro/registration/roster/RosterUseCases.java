package fr.spro.registration.roster;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.day.QuestionWords;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;

/// What the service says of the people of a day, composed by hand.
public final class RosterUseCases {

    public final FindRegistrations findRegistrations;
    public final ExportRegistrations exportRegistrations;
    public final CountAnswers countAnswers;
    public final Figures figures;

    public RosterUseCases(
            InMemoryMongo mongo,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            QuestionWords questionWords) {
        var registrations = enrolment.registrations;
        findRegistrations = new FindRegistrations(mongo.mongo(), registrations, directory.ids);
        exportRegistrations =
                new ExportRegistrations(registrations, directory.ids, enrolment.seating.seatings, questionWords);
        countAnswers = new CountAnswers(registrations);
        figures = new Figures(registrations, directory.groups, directory.ids);
    }
}
