/// What a person is called and where they are reached, by the same rules at every place that takes input.
@NullMarked
package fr.spro.platform.person;

import org.jspecify.annotations.NullMarked;
