package fr.spro.registration.enrolment.web;

import org.jspecify.annotations.Nullable;

/// What somebody answered to the question where they come from.
interface StructureAnswer {

    String OTHER = "other";

    /// What was typed: the label of a structure or something like it; also its id, or `other`.
    @Nullable
    String structure();

    /// The id of a proposed structure, or `other`.
    @Nullable
    String proposed();

    /// Whether the structure is said not to be in the list.
    @Nullable
    Boolean unlisted();

    @Nullable
    String otherStructure();

    default boolean isUnlisted() {
        return Boolean.TRUE.equals(unlisted()) || OTHER.equals(proposed()) || OTHER.equals(structure());
    }
}
