/// Registrations, from request to attendance.
@ApplicationModule(allowedDependencies = {"day", "directory", "directory::form", "seating", "text"})
@NullMarked
package fr.spro.registration.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
