/// One e-mail to one recipient because of one fact: from the fact to the mail server's answer.
@ApplicationModule(allowedDependencies = "known")
@NullMarked
package fr.spro.notification.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
