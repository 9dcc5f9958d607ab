/// Who came to a day and to its sessions, noted at the door, by themselves or from a list.
@ApplicationModule(allowedDependencies = {"day", "directory", "enrolment", "roster"})
@NullMarked
package fr.spro.registration.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
