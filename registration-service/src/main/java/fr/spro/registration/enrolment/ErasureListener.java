package fr.spro.registration.enrolment;

/// Is called before a person is erased on request, for personal data outside registrations. Idempotent.
public interface ErasureListener {

    /// @param registration with the person's name and address
    void erasing(Registration registration);

    /// The number of texts of others that will be listed for review because they may name this person.
    default int textsToReview(Registration registration) {
        return 0;
    }
}
