/// Broker, store and mail server for tests of all modules and, as JVMs of their own, for the suite on one machine.
@NullMarked
package fr.spro.platform.testing;

import org.jspecify.annotations.NullMarked;
