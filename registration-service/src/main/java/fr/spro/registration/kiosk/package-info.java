/// Tablets at which participants check themselves in.
@ApplicationModule(allowedDependencies = {"attendance", "day", "directory", "enrolment", "qrcode", "roster", "seating"})
@NullMarked
package fr.spro.registration.kiosk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
