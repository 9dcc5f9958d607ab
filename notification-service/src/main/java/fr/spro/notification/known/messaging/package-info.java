/// Keeps the projections up to date.
@NullMarked
package fr.spro.notification.known.messaging;

import org.jspecify.annotations.NullMarked;
