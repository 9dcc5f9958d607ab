package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;

/// Is called before a person is erased on request, for personal data outside registrations. Idempotent.
public interface ErasureListener {
    void erasing(EmailAddress address);
}
