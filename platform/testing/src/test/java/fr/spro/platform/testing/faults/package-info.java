@NullMarked
package fr.spro.platform.testing.faults;

import org.jspecify.annotations.NullMarked;
