/// The regional day: programme, places, questions, states.
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package fr.spro.registration.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
