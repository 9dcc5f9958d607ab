package fr.spro.registration.enrolment;

/// A member of staff who registers people by lists: an organiser may register more of them than a coordinator.
///
/// @param account of the actor
public record Registrar(String account, boolean isOrganiser) {

    public static Registrar organiser(String account) {
        return new Registrar(account, true);
    }

    public static Registrar coordinator(String account) {
        return new Registrar(account, false);
    }
}
