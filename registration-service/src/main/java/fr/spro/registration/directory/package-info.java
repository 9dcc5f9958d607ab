/// Local groups and structures of the network.
@ApplicationModule(allowedDependencies = {"spreadsheet", "text"})
@NullMarked
package fr.spro.registration.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
