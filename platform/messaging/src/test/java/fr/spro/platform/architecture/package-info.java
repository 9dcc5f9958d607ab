/// The architecture rules that the tests of each service apply.
@NullMarked
package fr.spro.platform.architecture;

import org.jspecify.annotations.NullMarked;
