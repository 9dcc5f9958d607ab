/// Comparison of texts that people typed.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.registration.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
