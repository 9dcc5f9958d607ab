/// Uses the goods.
@ApplicationModule(allowedDependencies = "goods")
@NullMarked
package fr.spro.platform.architecture.kept.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
