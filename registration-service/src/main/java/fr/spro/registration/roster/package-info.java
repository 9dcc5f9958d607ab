/// The people of a day: searched, listed, counted and exported.
@ApplicationModule(allowedDependencies = {"chart", "day", "directory", "enrolment", "enrolment::view", "seating"})
@NullMarked
package fr.spro.registration.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
