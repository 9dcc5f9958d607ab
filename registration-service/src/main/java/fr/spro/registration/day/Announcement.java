package fr.spro.registration.day;

/// A message of the organiser to the participants about a change of the day.
///
/// @param version of the day after the change
public record Announcement(long version, About about, String text) {

    public static final int MAX_LENGTH = 2_000;

    /// The kind of change.
    public enum About {
        MOVE,
        CANCELLATION,
        REINSTATEMENT
    }
}
