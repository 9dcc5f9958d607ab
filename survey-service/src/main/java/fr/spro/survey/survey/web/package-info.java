/// Staff pages and API of surveys.
@NullMarked
package fr.spro.survey.survey.web;

import org.jspecify.annotations.NullMarked;
