package fr.spro.registration.enrolment.web;

import fr.spro.registration.directory.StructureId;
import org.jspecify.annotations.Nullable;

/// The origin of a participant: a structure of the directory, or free text.
record Origin(@Nullable StructureId structure, @Nullable String other) {

    static final Origin UNKNOWN = new Origin(null, null);
}
