/// Deliveries of e-mails to participants.
@NullMarked
package fr.spro.registration.enrolment.messaging;

import org.jspecify.annotations.NullMarked;
