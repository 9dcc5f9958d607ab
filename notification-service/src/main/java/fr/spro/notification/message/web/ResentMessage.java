package fr.spro.notification.message.web;

import fr.spro.contracts.EntityRef;
import java.time.Instant;

/// A message that somebody has sent once more, for the page.
///
/// @param template its key
/// @param recipient the name, or the id for who does not see names
record ResentMessage(Instant at, String by, String template, EntityRef about, String recipient) {}
