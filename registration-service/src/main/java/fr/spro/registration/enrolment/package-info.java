/// Registrations, from the request to the attendance.
@NullMarked
package fr.spro.registration.enrolment;

import org.jspecify.annotations.NullMarked;
