/// Retention of personal data: periods, deletion and proof of deletion.
@ApplicationModule(allowedDependencies = {"day", "enrolment"})
@NullMarked
package fr.spro.registration.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
