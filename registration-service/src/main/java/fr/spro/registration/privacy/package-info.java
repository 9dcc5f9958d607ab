/// How long personal data is kept for each purpose, its deletion when that time is over, and the proof
/// of it.
@ApplicationModule(allowedDependencies = {"day", "enrolment"})
@NullMarked
package fr.spro.registration.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
