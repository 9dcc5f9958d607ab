/// The picture of a day: read safely, written anew, served and deleted again.
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
