/// Pages about the site itself.
@NullMarked
package fr.spro.registration.site;

import org.jspecify.annotations.NullMarked;
