/// What is known of other services' state: projections of recipients and days.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.notification.known;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
