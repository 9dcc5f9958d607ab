/// Settings of the web platform that the services of this suite share.
@NullMarked
package fr.spro.suite;

import org.jspecify.annotations.NullMarked;
