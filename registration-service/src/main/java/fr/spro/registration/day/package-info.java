/// The regional day: its programme, its places, its states.
@NullMarked
package fr.spro.registration.day;

import org.jspecify.annotations.NullMarked;
