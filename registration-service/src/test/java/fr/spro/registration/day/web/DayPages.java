package fr.spro.registration.day.web;

import fr.spro.registration.day.DayUseCases;
import java.time.Clock;
import java.util.List;

/// Pages and API of days, made by hand.
public final class DayPages {

    private DayPages() {}

    public static List<Object> controllers(DayUseCases day, Clock clock) {
        return List.of(
                new DayController(day.days, day.moveDay),
                new EditDayController(day.days, day.draftDay, day.editDay, day.duplicateDay, clock),
                new QuestionController(day.days, day.editDay),
                new DayApi(day.days, day.draftDay, day.editDay, day.duplicateDay, day.moveDay, clock));
    }
}
