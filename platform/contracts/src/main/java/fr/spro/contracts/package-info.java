/// The events that the four services publish on Kafka. Depends on annotations only.
@NullMarked
package fr.spro.contracts;

import org.jspecify.annotations.NullMarked;
