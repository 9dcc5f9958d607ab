/// The people of a day: searched, listed, counted and exported.
@NullMarked
package fr.spro.registration.roster;

import org.jspecify.annotations.NullMarked;
