package fr.spro.registration.enrolment;

/// The person behind a registration. `language` is `fr` or `en`.
public record Participant(String name, String email, String language) {

    /// By whom things are done that a participant does, in the audit log.
    public static final String ACTOR = "participant";

    /// Who was erased.
    static final Participant NOBODY = new Participant("", "", "fr");
}
