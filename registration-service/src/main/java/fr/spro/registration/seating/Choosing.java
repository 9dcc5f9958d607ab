package fr.spro.registration.seating;

/// How workshops are chosen at an instant.
public enum Choosing {
    /// One after the other, as they come.
    FIRST_COME,
    /// In order of preference, to be allocated later.
    RANKED,
    /// Not any more, because the wishes are about to be allocated.
    CLOSED
}
