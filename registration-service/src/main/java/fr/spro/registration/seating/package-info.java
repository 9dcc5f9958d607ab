/// Who has which seat of a day: claims in order of arrival, workshops by preference, waiting lists. It
/// knows no registration.
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.seating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
