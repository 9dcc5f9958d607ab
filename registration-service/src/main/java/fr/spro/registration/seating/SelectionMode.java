package fr.spro.registration.seating;

/// How workshops are chosen at a given time.
public enum SelectionMode {
    /// First come, first served.
    FIRST_COME,
    /// By ranked wishes, to be allocated later.
    RANKED,
    /// Not now, because the wishes are about to be allocated.
    CLOSED
}
