package fr.spro.registration.spreadsheet;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The raw non-empty lines of a file. The header may follow some lines of a title.
record Lines(Encoding encoding, List<Remark> remarks, List<Line> all) {

    /// How far down the header is looked for.
    static final int MAX_TITLES = 20;

    /// @param number of its first line in the file
    /// @param cells to the last one with a value
    /// @param width with empty cells behind it
    record Line(int number, List<String> cells, int width, boolean isHidden) {}

    Lines with(Remark more) {
        return new Lines(
                encoding, Stream.concat(Stream.of(more), remarks.stream()).toList(), all);
    }

    /// The place of the header: the line with the most known headings, the first one of several.
    int header(Predicate<String> known) {
        return IntStream.range(0, Math.min(MAX_TITLES, all.size()))
                .boxed()
                .max((one, other) -> {
                    var byHeadings = Long.compare(headings(one, known), headings(other, known));
                    return byHeadings == 0 ? Integer.compare(other, one) : byHeadings;
                })
                .orElse(0);
    }

    /// The number of known headings.
    long headings(Predicate<String> known) {
        return all.isEmpty() ? 0 : headings(header(known), known);
    }

    private long headings(int line, Predicate<String> known) {
        return all.get(line).cells().stream().filter(known).count();
    }
}
