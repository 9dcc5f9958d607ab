/// What stands in the directory twice: found, told apart, or merged.
@NullMarked
package fr.spro.registration.directory.duplicates;

import org.jspecify.annotations.NullMarked;
