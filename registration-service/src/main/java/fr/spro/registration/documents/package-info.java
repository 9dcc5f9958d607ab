/// What is printed for a day: badges, attendance sheets and attestations, as PDF.
@ApplicationModule(allowedDependencies = {"attendance", "day", "directory", "enrolment", "qrcode", "roster"})
@NullMarked
package fr.spro.registration.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
