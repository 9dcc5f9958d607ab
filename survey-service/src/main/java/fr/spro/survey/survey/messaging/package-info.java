/// Consumes days held and attendance.
@NullMarked
package fr.spro.survey.survey.messaging;

import org.jspecify.annotations.NullMarked;
