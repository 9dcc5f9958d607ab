package fr.spro.registration.day.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
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
    public static List<Object> controllers(DayUseCases day, ImpactAssessment impact, Clock clock) {
        var previewEdit = day.previewEdit(impact);
        return List.of(
                new DayZone(),
                new DayController(day.days, clock),
                new StepController(day.moveDay, impact, clock),
                new EditDayController(day.draftDay, day.editDay, previewEdit, day.duplicateDay, clock),
                new SessionController(day.editDay, previewEdit),
                new DayChangesApi(day.editDay, previewEdit),
                new QuestionController(day.editDay),
                new DayApi(day.days, day.draftDay, day.editDay, day.duplicateDay, day.moveDay, clock));
    }
}
