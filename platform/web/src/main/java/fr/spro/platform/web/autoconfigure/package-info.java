/// Puts the platform together for a service; a service only adds the starter to its dependencies.
@NullMarked
package fr.spro.platform.web.autoconfigure;

import org.jspecify.annotations.NullMarked;
