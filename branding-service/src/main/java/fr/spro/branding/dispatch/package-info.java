/// Dispatches: from a right to material to the parcel on its way.
@ApplicationModule(allowedDependencies = "directory")
@NullMarked
package fr.spro.branding.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
