/// Reads CSV and Excel files of any origin.
@ApplicationModule(allowedDependencies = "text")
@NullMarked
package fr.spro.registration.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
