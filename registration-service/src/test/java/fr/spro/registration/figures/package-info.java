/// What one registration costs, measured in this process beside the same writes with the plain driver.
@NullMarked
package fr.spro.registration.figures;

import org.jspecify.annotations.NullMarked;
