/// Violations of rules by a request, shared by pages, the API and files.
@NullMarked
package fr.spro.platform.violation;

import org.jspecify.annotations.NullMarked;
