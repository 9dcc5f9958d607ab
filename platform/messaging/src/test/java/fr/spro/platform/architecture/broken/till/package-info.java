/// Uses an edge of the orders' package.
@ApplicationModule(allowedDependencies = "order")
@NullMarked
package fr.spro.platform.architecture.broken.till;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
