/// Answers: sealed with their invitation first, then moved to where nobody can trace them.
@NullMarked
package fr.spro.survey.answer;

import org.jspecify.annotations.NullMarked;
