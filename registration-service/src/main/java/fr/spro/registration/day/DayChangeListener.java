package fr.spro.registration.day;

/// Called after a change of a day is stored. A crash may lose the call, so implementations also poll.
public interface DayChangeListener {

    /// Returns at once.
    void dayChanged(DayId id);
}
