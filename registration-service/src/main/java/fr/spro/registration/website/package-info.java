/// The public pages of the service: home, a day, legal pages.
@ApplicationModule(allowedDependencies = {"day", "enrolment", "privacy", "reports", "seating"})
@NullMarked
package fr.spro.registration.website;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
