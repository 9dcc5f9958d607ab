/// Texts that others have written and that may mention an erased person: found at the erasure, reviewed by the
/// organiser.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "reports", "text"})
@NullMarked
package fr.spro.registration.mentions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
