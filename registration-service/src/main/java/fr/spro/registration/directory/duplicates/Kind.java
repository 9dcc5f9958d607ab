package fr.spro.registration.directory.duplicates;

/// The kind of duplicates.
public enum Kind {
    STRUCTURES,
    GROUPS
}
