/// Branding material for welcome structures and local groups.
@NullMarked
package fr.spro.branding;

import org.jspecify.annotations.NullMarked;
