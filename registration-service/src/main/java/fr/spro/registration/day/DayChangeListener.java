package fr.spro.registration.day;

/// Who has something to do when a day has changed. It is called after the change is written and may not
/// be if the process dies in between, so it also looks by itself from time to time.
public interface DayChangeListener {

    /// Returns at once.
    void dayChanged(DayId id);
}
