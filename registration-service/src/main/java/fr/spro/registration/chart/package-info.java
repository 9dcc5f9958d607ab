/// Figures as bars, with the same numbers as a table.
@NullMarked
package fr.spro.registration.chart;

import org.jspecify.annotations.NullMarked;
