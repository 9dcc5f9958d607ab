/// Uses the orders, though it declares to use nothing.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.platform.architecture.broken.goods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
