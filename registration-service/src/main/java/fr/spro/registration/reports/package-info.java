/// Reports of workshops, written by reporters and published by the organiser.
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
