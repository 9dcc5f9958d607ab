/// Broker, store and mail server for the tests of all modules and, as processes, for the suite on one
/// machine.
@NullMarked
package fr.spro.platform.testing;

import org.jspecify.annotations.NullMarked;
