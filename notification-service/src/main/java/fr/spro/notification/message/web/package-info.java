/// The pages and the API of messages.
@NullMarked
package fr.spro.notification.message.web;

import org.jspecify.annotations.NullMarked;
