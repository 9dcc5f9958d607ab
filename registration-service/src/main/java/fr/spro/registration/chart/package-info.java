/// Bar charts with their numbers as a table.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.registration.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
