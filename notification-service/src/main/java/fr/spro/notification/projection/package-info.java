/// Projections of other services' state: recipients and days.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.notification.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
