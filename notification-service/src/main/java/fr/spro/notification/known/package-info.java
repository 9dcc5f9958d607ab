/// What the other services told: whom this service can write to, and about which day.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.notification.known;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
