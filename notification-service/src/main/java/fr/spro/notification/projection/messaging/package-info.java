/// Keeps the projections up to date.
@NullMarked
package fr.spro.notification.projection.messaging;

import org.jspecify.annotations.NullMarked;
