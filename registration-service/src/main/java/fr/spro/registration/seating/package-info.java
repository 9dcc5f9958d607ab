/// Who has which seat of a day: claims in order of arrival, workshops by preference, waiting lists. It
/// knows no registration.
@NullMarked
package fr.spro.registration.seating;

import org.jspecify.annotations.NullMarked;
