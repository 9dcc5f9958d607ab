/// What the other services told: whom this service can write to, and about which day.
@NullMarked
package fr.spro.notification.known;

import org.jspecify.annotations.NullMarked;
