package fr.spro.registration.duplicate;

/// Of what there may be two.
public enum Kind {
    STRUCTURES,
    GROUPS
}
