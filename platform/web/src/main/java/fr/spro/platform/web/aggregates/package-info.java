/// Aggregates as parameters of controllers, found by the path variables; 404 if there is none.
@NullMarked
package fr.spro.platform.web.aggregates;

import org.jspecify.annotations.NullMarked;
