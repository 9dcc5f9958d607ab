/// Files and lists of people or structures: checked as a whole, shown, confirmed, then carried out to the end.
@NullMarked
package fr.spro.registration.imports;

import org.jspecify.annotations.NullMarked;
