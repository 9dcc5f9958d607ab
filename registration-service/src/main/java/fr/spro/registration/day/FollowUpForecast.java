package fr.spro.registration.day;

/// Finds out what follows from holding a day. Implemented by the capability that knows who attended.
public interface FollowUpForecast {

    /// With the attendance as it is recorded now.
    FollowUps of(RegionalDay day);
}
