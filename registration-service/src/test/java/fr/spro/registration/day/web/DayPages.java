package fr.spro.registration.day.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.FollowUpForecast;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.day.RegionalDay;
import java.time.Clock;
import java.util.List;

/// Pages and API of days, created without Spring.
public final class DayPages {

    private DayPages() {}

    public static AggregateFinder<RegionalDay> finder(Days days) {
        return new DayArgument().dayFinder(days);
    }

    /// @param impact knows the participants
    /// @param followUps knows who attended
    public static List<Object> controllers(
            DayUseCases day, ImpactAssessment impact, FollowUpForecast followUps, Clock clock) {
        var previewEdit = day.previewEdit(impact);
        var removals = new Removals(day.editDay, previewEdit);
        var edits = new AgreedEdits(day.editDay, previewEdit);
        return List.of(
                new DayZone(),
                new DayController(day.days, impact, clock),
                new DiscardController(day.discardDraft),
                new StepController(day.moveDay, impact, followUps, clock),
                new EditDayController(day.draftDay, day.editDay, previewEdit, day.duplicateDay, clock),
                new SessionController(day.editDay, previewEdit, removals),
                new RestoredSessionController(day.editDay, impact),
                new DayChangesApi(edits, previewEdit),
                new QuestionController(day.editDay, removals),
                new DayApi(day.days, day.draftDay, edits, day.duplicateDay),
                new DayStepsApi(day.moveDay, day.discardDraft));
    }
}
