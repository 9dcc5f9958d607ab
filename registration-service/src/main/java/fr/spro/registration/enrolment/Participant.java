package fr.spro.registration.enrolment;

/// The person behind a registration. `language` is `fr` or `en`.
public record Participant(String name, String email, String language) {

    /// Who was erased.
    static final Participant NOBODY = new Participant("", "", "fr");
}
