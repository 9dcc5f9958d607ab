/// Answers: sealed with their invitation first, then moved to where nobody can trace them.
@ApplicationModule(allowedDependencies = "survey")
@NullMarked
package fr.spro.survey.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
