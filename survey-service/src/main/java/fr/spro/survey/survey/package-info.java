/// Surveys and their invitations.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.spro.survey.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
