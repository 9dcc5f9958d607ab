/// Documents of a day as PDF: badges, attendance sheets and attestations.
@ApplicationModule(allowedDependencies = {"attendance", "day", "directory", "enrolment", "qrcode", "roster"})
@NullMarked
package fr.spro.registration.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
