/// One e-mail to one recipient because of one fact: from the fact to the mail server's answer.
@NullMarked
package fr.spro.notification.message;

import org.jspecify.annotations.NullMarked;
