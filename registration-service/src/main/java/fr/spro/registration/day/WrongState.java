package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.RegionalDay.Status;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/// The state of a day does not allow a request, which is said in the words of the pages.
public final class WrongState {

    private WrongState() {}

    public static List<Violation> of(Status status) {
        var words =
                new DefaultMessageSourceResolvable("day.state." + status.name().toLowerCase(Locale.ROOT));
        return List.of(Violation.of("status", "wrong-state", words));
    }
}
