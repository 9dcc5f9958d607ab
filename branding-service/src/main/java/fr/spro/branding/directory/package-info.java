/// What registration told of structures, groups and days.
@NullMarked
package fr.spro.branding.directory;

import org.jspecify.annotations.NullMarked;
