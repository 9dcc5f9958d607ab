/// Seats of a day: claims in order of arrival, workshops by preference, waiting lists. Independent of
/// registrations.
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.seating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
