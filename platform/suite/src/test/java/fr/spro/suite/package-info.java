@NullMarked
package fr.spro.suite;

import org.jspecify.annotations.NullMarked;
