/// How texts that people wrote are compared.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.registration.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
