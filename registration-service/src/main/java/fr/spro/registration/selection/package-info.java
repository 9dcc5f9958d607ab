/// What the staff do with several registrations of a day at once.
@ApplicationModule(
        allowedDependencies = {
            "attendance",
            "day",
            "directory",
            "documents",
            "documents::response",
            "enrolment",
            "roster",
            "roster::export",
            "roster::filter",
            "seating"
        })
@NullMarked
package fr.spro.registration.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
