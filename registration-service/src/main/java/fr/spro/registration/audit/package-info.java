/// Who did what: the pages and the API on the audit log.
@ApplicationModule(allowedDependencies = "day")
@NullMarked
package fr.spro.registration.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
