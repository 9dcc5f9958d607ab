/// From the wish to come to the person who came: registrations, seats, queues, attendance.
@NullMarked
package fr.spro.registration.enrolment;

import org.jspecify.annotations.NullMarked;
