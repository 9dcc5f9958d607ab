/// Surveys and who is invited to them.
@NullMarked
package fr.spro.survey.survey;

import org.jspecify.annotations.NullMarked;
