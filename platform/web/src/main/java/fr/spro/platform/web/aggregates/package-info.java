/// Aggregates as parameters of controllers: the address names them, and what it does not find is answered with 404.
@NullMarked
package fr.spro.platform.web.aggregates;

import org.jspecify.annotations.NullMarked;
