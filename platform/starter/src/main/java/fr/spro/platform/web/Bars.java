package fr.spro.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A figure of a page: numbers under a title, drawn as bars and written as a table by `charts :: bars`.
///
/// @param id unlike those of other figures of the page
public record Bars(String id, String title, List<Bar> bars) {

    private static final int ROW = 48;
    private static final int WIDTH = 400;

    /// One number with its name.
    ///
    /// @param of how many it could be, if it is a part of something
    public record Bar(String label, long number, @Nullable Long of) {

        public Bar(String label, long number) {
            this(label, number, null);
        }

        /// The number, and out of how many.
        public String figure() {
            return of == null ? String.valueOf(number) : "%d / %d".formatted(number, of);
        }

        long whole() {
            return of == null ? number : Math.max(number, of);
        }
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /// Of the drawing, in its own units.
    public int height() {
        return bars.size() * ROW;
    }

    public int top(int row) {
        return row * ROW;
    }

    /// Whether its numbers are parts of something.
    public boolean isOfWholes() {
        return bars.stream().anyMatch(bar -> bar.of() != null);
    }

    /// Of a bar, the longest of which fills the drawing.
    public long width(Bar bar) {
        return width(bar.number());
    }

    /// Of the whole of which a bar is a part.
    public long wholeWidth(Bar bar) {
        return width(bar.whole());
    }

    private long width(long number) {
        var most = bars.stream().mapToLong(Bar::whole).max().orElse(1);
        return most == 0 ? 1 : 1 + number * room() / most;
    }

    /// "12 / 20" stands where there would be bar else.
    private int room() {
        return isOfWholes() ? WIDTH - 40 : WIDTH;
    }

    /// The same in one sentence, for who does not see the drawing.
    public String sentence() {
        return String.join(
                ", ",
                bars.stream()
                        .map(bar -> "%s : %s".formatted(bar.label(), bar.figure()))
                        .toList());
    }
}
