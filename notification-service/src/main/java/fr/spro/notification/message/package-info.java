/// One e-mail to one recipient because of one event: from the event to the response of the mail server.
@ApplicationModule(allowedDependencies = {"known", "mail", "smtp"})
@NullMarked
package fr.spro.notification.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
