/// Branding material for organisations and local groups.
@NullMarked
package fr.spro.branding;

import org.jspecify.annotations.NullMarked;
