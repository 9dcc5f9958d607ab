/// The satisfaction survey after a regional day.
@NullMarked
package fr.spro.survey;

import org.jspecify.annotations.NullMarked;
