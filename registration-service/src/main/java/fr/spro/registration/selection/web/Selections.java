package fr.spro.registration.selection.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RestoreRegistration;
import fr.spro.registration.enrolment.TouchedRegistrations;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.web.RegistrationFilter;
import fr.spro.registration.selection.ActOnSelection;
import fr.spro.registration.selection.BulkAction;
import fr.spro.registration.selection.LeftOut;
import fr.spro.registration.selection.SelectedPerson;
import fr.spro.registration.selection.Selection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Reads the registrations that a form has chosen.
@Component
class Selections {

    /// A day has at most as many registrations.
    private static final int ALL = 10_000;

    private final FindRegistrations findRegistrations;
    private final Roster roster;
    private final TouchedRegistrations touchedRegistrations;
    private final RestoreRegistration restoreRegistration;
    private final Clock clock;

    Selections(
            FindRegistrations findRegistrations,
            Roster roster,
            TouchedRegistrations touchedRegistrations,
            RestoreRegistration restoreRegistration,
            Clock clock) {
        this.findRegistrations = findRegistrations;
        this.roster = roster;
        this.touchedRegistrations = touchedRegistrations;
        this.restoreRegistration = restoreRegistration;
        this.clock = clock;
    }

    Selection of(RegionalDay day, BulkAction action, SelectionForm form, RegistrationFilter filter, Scope scope) {
        var found = form.isAll()
                ? findRegistrations.find(filter.search(day, scope, null, ALL)).registrations()
                : findRegistrations.ofIds(day.id(), scope, form.ids());
        var others = new HashMap<RegistrationId, LeftOut>();
        if (form.isOnlyUntouched()) touchedRegistrations.among(found).forEach(id -> others.put(id, LeftOut.TOUCHED));
        if (action == BulkAction.RESTORE)
            restoreRegistration.registeredAgain(day, found).forEach(id -> others.put(id, LeftOut.REGISTERED_AGAIN));
        return new Selection(day, action, roster.excerpt(day, found).entries(), others, clock.instant());
    }

    /// What those have now with whom something was done.
    List<SelectedPerson> now(RegionalDay day, ActOnSelection.Result result) {
        return roster.excerpt(day, result.done()).entries().stream()
                .map(SelectedPerson::of)
                .toList();
    }
}
