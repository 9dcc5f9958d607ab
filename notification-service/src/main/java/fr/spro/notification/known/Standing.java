package fr.spro.notification.known;

import fr.spro.contracts.EntityRef;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// How a registration stands: the sequences of its latest events that decide whether its messages are
/// still true. Each is the highest that was heard, so order and repetitions do not matter.
///
/// @param confirmed when its address was confirmed last
/// @param ended when it was cancelled, lapsed, or its offered place at the day was not accepted
/// @param present when attendance was recorded last
/// @param absent when attendance was withdrawn last
public record Standing(
        @Id EntityRef registration,
        @Nullable Long confirmed,
        @Nullable Long ended,
        @Nullable Long present,
        @Nullable Long absent) {

    /// What it records; the name of the field is that of the component.
    enum Milestone {
        CONFIRMED("confirmed"),
        ENDED("ended"),
        PRESENT("present"),
        ABSENT("absent");

        private final String field;

        Milestone(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /// Whether it was confirmed by an event after this one.
    public boolean isConfirmedAfter(long sequence) {
        return isAfter(confirmed, sequence);
    }

    /// Whether it ended by an event after this one, whatever followed.
    public boolean isEndedAfter(long sequence) {
        return isAfter(ended, sequence);
    }

    /// Whether the attendance was withdrawn and not recorded again.
    public boolean isAttendanceWithdrawn() {
        return absent != null && !isPresent();
    }

    /// Whether attendance is recorded.
    public boolean isPresent() {
        return present != null && (absent == null || present > absent);
    }

    private static boolean isAfter(@Nullable Long event, long sequence) {
        return event != null && event > sequence;
    }
}
