/// Imports of people and of the directory: checked as a whole, previewed, confirmed, then run to the end.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "seating", "spreadsheet"})
@NullMarked
package fr.spro.registration.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
