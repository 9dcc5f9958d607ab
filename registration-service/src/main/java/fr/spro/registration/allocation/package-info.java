/// Allocates workshop seats by ranked wishes: fair, deterministic and verifiable.
@ApplicationModule(allowedDependencies = {"chart", "day", "enrolment", "seating"})
@NullMarked
package fr.spro.registration.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
