package fr.spro.registration.mentions;

/// A part of a text, by the positions of its first character and of the one after its last.
public record Passage(int from, int to) {

    boolean overlaps(Passage other) {
        return from < other.to && other.from < to;
    }
}
