/// Consumes attendance.
@NullMarked
package fr.spro.branding.dispatch.messaging;

import org.jspecify.annotations.NullMarked;
