/// Uses the goods.
@ApplicationModule(allowedDependencies = "goods")
@NullMarked
package fr.spro.platform.architecture.valid.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
