/// What is in a mail: its words, links and calendar entry, and its form as MIME.
@ApplicationModule(allowedDependencies = "known")
@NullMarked
package fr.spro.notification.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
