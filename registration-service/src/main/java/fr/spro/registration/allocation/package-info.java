/// Ranked wishes for workshops become seats: fairly, the same way each time, and explained to everybody.
@ApplicationModule(allowedDependencies = {"chart", "day", "enrolment", "seating"})
@NullMarked
package fr.spro.registration.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
