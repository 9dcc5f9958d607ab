/// The indexes of the store: declared by capabilities, created apart from the start.
@NullMarked
package fr.spro.platform.messaging.indexes;

import org.jspecify.annotations.NullMarked;
