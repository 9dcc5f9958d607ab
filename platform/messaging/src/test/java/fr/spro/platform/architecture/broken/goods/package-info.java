/// Uses the orders but declares no dependency.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.platform.architecture.broken.goods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
