/// The tablet at which participants check themselves in.
@NullMarked
package fr.spro.registration.kiosk;

import org.jspecify.annotations.NullMarked;
