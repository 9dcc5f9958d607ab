package fr.spro.registration.selection.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.web.RegistrationFilter;
import fr.spro.registration.selection.BulkAction;
import fr.spro.registration.selection.Selection;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Reads the registrations that a form has chosen.
@Component
class Selections {

    /// A day has at most as many registrations.
    private static final int ALL = 10_000;

    private final FindRegistrations findRegistrations;
    private final Roster roster;
    private final Clock clock;

    Selections(FindRegistrations findRegistrations, Roster roster, Clock clock) {
        this.findRegistrations = findRegistrations;
        this.roster = roster;
        this.clock = clock;
    }

    Selection of(RegionalDay day, BulkAction action, SelectionForm form, RegistrationFilter filter, Scope scope) {
        var found = form.isAll()
                ? findRegistrations.find(filter.search(day, scope, null, ALL)).registrations()
                : findRegistrations.ofIds(day.id(), scope, form.ids());
        return new Selection(day, action, roster.excerpt(day, found).entries(), clock.instant());
    }
}
