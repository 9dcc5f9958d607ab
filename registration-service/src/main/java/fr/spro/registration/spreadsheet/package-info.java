/// Tables that people send as files, whatever program wrote them.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.registration.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
