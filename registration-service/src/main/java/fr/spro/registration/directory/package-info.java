/// Local groups and welcome structures of the network.
@NullMarked
package fr.spro.registration.directory;

import org.jspecify.annotations.NullMarked;
