/// Attendance at a day and its sessions, recorded at the check-in desk, at tablets or from a list.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "roster", "text"})
@NullMarked
package fr.spro.registration.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
