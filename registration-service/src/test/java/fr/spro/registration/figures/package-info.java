/// The cost of a registration in one process, beside the same writes with the plain driver.
@NullMarked
package fr.spro.registration.figures;

import org.jspecify.annotations.NullMarked;
