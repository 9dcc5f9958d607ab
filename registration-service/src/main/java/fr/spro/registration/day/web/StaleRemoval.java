package fr.spro.registration.day.web;

import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.ui.Model;

/// The confirmation page of a removal, shown again with the current day if that has changed since.
final class StaleRemoval {

    private StaleRemoval() {}

    /// @return empty if the day has not changed
    static Optional<String> page(
            EditDay.Outcome outcome, Model model, HttpServletResponse response, Function<RegionalDay, String> page) {
        if (!(outcome instanceof EditDay.Outcome.Conflict(var now))) return Optional.empty();
        StaleForm.show(model, response);
        return Optional.of(page.apply(now));
    }
}
