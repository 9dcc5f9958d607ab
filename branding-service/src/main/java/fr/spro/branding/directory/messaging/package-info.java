/// Consumes the directory and the days.
@NullMarked
package fr.spro.branding.directory.messaging;

import org.jspecify.annotations.NullMarked;
