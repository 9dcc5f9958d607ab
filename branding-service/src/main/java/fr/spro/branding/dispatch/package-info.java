/// Dispatches: from entitlement to shipment.
@ApplicationModule(allowedDependencies = "directory")
@NullMarked
package fr.spro.branding.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
