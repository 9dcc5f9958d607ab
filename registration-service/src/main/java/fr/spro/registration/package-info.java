/// Regional days and the people who register for them.
@NullMarked
package fr.spro.registration;

import org.jspecify.annotations.NullMarked;
