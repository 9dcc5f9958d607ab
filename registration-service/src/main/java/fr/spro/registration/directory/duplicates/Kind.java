package fr.spro.registration.directory.duplicates;

/// Of what there may be two.
public enum Kind {
    STRUCTURES,
    GROUPS
}
