/// The participant’s form, and the organiser’s pages and API.
@NullMarked
package fr.spro.survey.answer.web;

import org.jspecify.annotations.NullMarked;
