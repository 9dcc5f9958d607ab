/// Depends on nothing.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.platform.architecture.valid.goods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
