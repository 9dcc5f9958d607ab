/// How a service is built inside, as rules that each service's tests apply to it.
@NullMarked
package fr.spro.platform.architecture;

import org.jspecify.annotations.NullMarked;
