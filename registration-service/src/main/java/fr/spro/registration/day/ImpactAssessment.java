package fr.spro.registration.day;

import java.time.Duration;

/// Finds out what a change of a day would mean to participants. Implemented by the capability that knows them.
public interface ImpactAssessment {

    /// @param wanted the day after the change
    Impact of(RegionalDay wanted);

    /// How many participants are notified when the day is cancelled or reinstated.
    int audience(DayId day);

    /// How long after a change nobody is notified of it yet.
    Duration settle();
}
