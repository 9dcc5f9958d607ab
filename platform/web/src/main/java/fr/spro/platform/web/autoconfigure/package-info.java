/// Auto-configuration of the platform; a service only adds the starter to its dependencies.
@NullMarked
package fr.spro.platform.web.autoconfigure;

import org.jspecify.annotations.NullMarked;
