/// Files and lists of people or structures: checked as a whole, shown, confirmed, then carried out to the end.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "seating", "spreadsheet"})
@NullMarked
package fr.spro.registration.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
