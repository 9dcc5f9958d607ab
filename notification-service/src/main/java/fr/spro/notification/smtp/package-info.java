/// The transfer of a mail to a mail server, and what its outcome says.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.notification.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
