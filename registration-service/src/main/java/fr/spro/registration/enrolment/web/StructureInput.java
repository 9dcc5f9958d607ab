package fr.spro.registration.enrolment.web;

import org.jspecify.annotations.Nullable;

/// The fields of a structure in a form.
interface StructureInput {

    String OTHER = "other";

    /// The typed text: a label or similar name, an id, or `other`.
    @Nullable
    String structure();

    /// The id of a proposed structure, or `other`.
    @Nullable
    String proposed();

    /// Whether the structure is declared as not in the list.
    @Nullable
    Boolean unlisted();

    @Nullable
    String otherStructure();

    default boolean isUnlisted() {
        return Boolean.TRUE.equals(unlisted()) || OTHER.equals(proposed()) || OTHER.equals(structure());
    }
}
