/// What the domain may use of the platform: plain Java, no framework.
@NullMarked
package fr.spro.platform;

import org.jspecify.annotations.NullMarked;
