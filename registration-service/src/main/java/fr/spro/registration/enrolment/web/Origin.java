package fr.spro.registration.enrolment.web;

import fr.spro.registration.directory.StructureId;
import org.jspecify.annotations.Nullable;

/// Where somebody comes from: a structure of the directory, or what they typed instead.
record Origin(@Nullable StructureId structure, @Nullable String other) {

    static final Origin UNKNOWN = new Origin(null, null);
}
