/// The participant's form.
@NullMarked
package fr.spro.survey.answer.web;

import org.jspecify.annotations.NullMarked;
