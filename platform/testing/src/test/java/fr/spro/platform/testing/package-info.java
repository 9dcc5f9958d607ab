@NullMarked
package fr.spro.platform.testing;

import org.jspecify.annotations.NullMarked;
