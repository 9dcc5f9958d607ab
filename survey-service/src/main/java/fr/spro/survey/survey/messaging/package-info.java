/// Hears which days were held and who came.
@NullMarked
package fr.spro.survey.survey.messaging;

import org.jspecify.annotations.NullMarked;
