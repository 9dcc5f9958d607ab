/// The facts that the four services tell each other on Kafka. Depends on nothing but annotations.
@NullMarked
package fr.spro.contracts;

import org.jspecify.annotations.NullMarked;
