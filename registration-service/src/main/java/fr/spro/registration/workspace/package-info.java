/// The workspace of a day: its numbers, its tabs and the next step of the staff.
@ApplicationModule(
        allowedDependencies = {"attendance", "day", "directory", "mentions", "qrcode", "reports", "roster", "seating"})
@NullMarked
package fr.spro.registration.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
