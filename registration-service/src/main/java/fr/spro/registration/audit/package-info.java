/// The audit log: pages and API.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "imports"})
@NullMarked
package fr.spro.registration.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
