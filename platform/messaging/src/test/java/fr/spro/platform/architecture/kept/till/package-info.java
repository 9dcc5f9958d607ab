/// Uses both.
@ApplicationModule(allowedDependencies = {"goods", "order"})
@NullMarked
package fr.spro.platform.architecture.kept.till;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
