package fr.spro.registration.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One of the files into which a long series of documents is split, to limit their size.
///
/// @param number from 1
/// @param first the name on its first document
public record Part(int number, String first, String last, int size) {

    static <T> List<Part> of(List<T> all, int most, Function<T, String> name) {
        var parts = new ArrayList<Part>();
        for (int from = 0; from < all.size(); from += most) {
            var part = all.subList(from, Math.min(from + most, all.size()));
            parts.add(new Part(parts.size() + 1, name.apply(part.getFirst()), name.apply(part.getLast()), part.size()));
        }
        return parts;
    }

    /// The items of this part; empty if there is no such part.
    static <T> List<T> of(List<T> all, int most, int number) {
        var from = Math.clamp((number - 1L) * most, 0, all.size());
        return all.subList(from, Math.min(from + most, all.size()));
    }
}
