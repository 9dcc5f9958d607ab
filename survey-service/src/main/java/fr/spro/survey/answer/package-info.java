/// Answers: first sealed in their invitation, then moved to anonymous sheets.
@ApplicationModule(allowedDependencies = "survey")
@NullMarked
package fr.spro.survey.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
