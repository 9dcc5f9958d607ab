/// Duplicates in the directory: found, marked as distinct, or merged.
@NullMarked
package fr.spro.registration.directory.duplicates;

import org.jspecify.annotations.NullMarked;
