/// The audit log: who did what to which subject, and when. Entries are written atomically with their change.
@NullMarked
package fr.spro.platform.messaging.audit;

import org.jspecify.annotations.NullMarked;
