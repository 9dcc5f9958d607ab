/// Figures of the suite on this machine.
@NullMarked
package fr.spro.benchmarks;

import org.jspecify.annotations.NullMarked;
