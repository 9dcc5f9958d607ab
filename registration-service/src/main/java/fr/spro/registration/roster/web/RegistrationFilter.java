package fr.spro.registration.roster.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// The parameters of the list of registrations, so that its address can be shared.
///
/// @param etat the key of a state, or empty; an unknown one is no filter
/// @param q search words
/// @param atelier a workshop, or empty
/// @param tri `nom` or `recentes`
/// @param structure an id, or empty
@NamedInterface("filter")
public record RegistrationFilter(String etat, String q, String atelier, String tri, String structure) {

    public RegistrationFilter {
        etat = state(etat) == null ? "" : etat;
        q = orEmpty(q);
        atelier = orEmpty(atelier);
        tri = orEmpty(tri);
        structure = orEmpty(structure);
    }

    /// @param scope the visible scope, within the filter's structure
    public Search search(RegionalDay day, Scope scope, @Nullable RegistrationId after, int limit) {
        return new Search(
                day,
                state(etat),
                q,
                atelier.isEmpty() ? null : new SessionId(atelier),
                scope,
                tri.equals("recentes") ? Order.LATEST : Order.NAME,
                after,
                limit);
    }

    /// The structure whose registrations are listed; all if null.
    public @Nullable StructureId only() {
        return structure.isEmpty() ? null : new StructureId(structure);
    }

    /// The only state of what is listed; all if null.
    @Nullable
    Code state() {
        return state(etat);
    }

    public boolean isEmpty() {
        return etat.isEmpty() && q.isBlank() && atelier.isEmpty() && structure.isEmpty();
    }

    private static @Nullable Code state(@Nullable String key) {
        return Arrays.stream(Code.values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
