/// What the services of this suite share on their pages, as values for the platform's settings.
@NullMarked
package fr.spro.suite;

import org.jspecify.annotations.NullMarked;
