/// The participants of a day: search, lists, statistics and export.
@ApplicationModule(
        allowedDependencies = {
            "chart",
            "day",
            "directory",
            "enrolment",
            "enrolment::view",
            "seating",
            "spreadsheet",
            "text"
        })
@NullMarked
package fr.spro.registration.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
