/// A proxy before a store that shows the faults of a replica set: elections, errors, lost responses, hangs.
@NullMarked
package fr.spro.platform.testing.faults;

import org.jspecify.annotations.NullMarked;
