/// Who did what to what, and when: entries that are written with the change they describe, and the log they end in.
@NullMarked
package fr.spro.platform.messaging.audit;

import org.jspecify.annotations.NullMarked;
