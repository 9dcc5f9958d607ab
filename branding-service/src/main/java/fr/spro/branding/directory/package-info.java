/// Projections of structures, groups and days.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.branding.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
