/// What the services of this suite share: settings of `platform/web`, roles, time zone and dates in words.
@NullMarked
package fr.spro.suite;

import org.jspecify.annotations.NullMarked;
