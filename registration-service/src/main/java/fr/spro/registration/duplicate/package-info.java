/// What stands in the directory twice: found, told apart, or merged.
@NullMarked
package fr.spro.registration.duplicate;

import org.jspecify.annotations.NullMarked;
