/// Uses both.
@ApplicationModule(allowedDependencies = {"goods", "order"})
@NullMarked
package fr.spro.platform.architecture.valid.till;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
