package fr.spro.registration.roster;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.time.Clock;
import org.springframework.context.MessageSource;

/// The use cases of the roster, created without Spring.
public final class RosterUseCases {

    public final Roster roster;
    public final FindRegistrations findRegistrations;
    public final ExportRegistrations exportRegistrations;
    public final CountAnswers countAnswers;
    public final CountDay countDay;
    public final Figures figures;
    public final StructureUses structureUses;

    private final QuestionTexts questionTexts;

    public ExportList exportList(MessageSource messages) {
        return new ExportList(findRegistrations, roster, questionTexts, messages);
    }

    public RosterUseCases(
            InMemoryMongo mongo,
            DayUseCases day,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            QuestionTexts questionTexts,
            Clock clock) {
        var seating = enrolment.seating;
        roster = new Roster(enrolment.registrations, seating.seatings, seating.seats, directory.ids);
        findRegistrations =
                new FindRegistrations(mongo.mongo(), enrolment.registrations, seating.seatings, directory.ids, clock);
        exportRegistrations = new ExportRegistrations(roster, questionTexts);
        this.questionTexts = questionTexts;
        countAnswers = new CountAnswers(roster);
        countDay = new CountDay(mongo.mongo(), seating.seatings, seating.seats, findRegistrations);
        figures = new Figures(roster, directory.groups);
        structureUses = new CountByStructure(mongo.mongo(), day.days, directory.ids);
    }
}
