/// Declares nothing.
@NullMarked
package fr.spro.platform.architecture.broken.order;

import org.jspecify.annotations.NullMarked;
