package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/// The state of a day does not allow a request, which is said in the words of the pages.
public final class WrongState {

    private WrongState() {}

    public static List<Violation> of(RegionalDay day) {
        return List.of(Violation.of("status", "wrong-state", words(day)));
    }

    /// The name of the state on pages; of a discarded draft that it is one.
    public static MessageSourceResolvable words(RegionalDay day) {
        return words(day.isDiscarded() ? "discarded" : day.status().name().toLowerCase(Locale.ROOT));
    }

    /// The same at this time: of a published day also whether one can register.
    public static MessageSourceResolvable words(RegionalDay day, Instant now) {
        return words(DayState.of(day, now).code());
    }

    private static MessageSourceResolvable words(String code) {
        return new DefaultMessageSourceResolvable("day.state." + code);
    }
}
