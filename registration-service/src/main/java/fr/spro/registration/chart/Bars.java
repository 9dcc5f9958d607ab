package fr.spro.registration.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A figure of a page: numbers under a title, drawn as bars and written as a table by `charts :: bars`.
public record Bars(String title, List<Bar> bars) {

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

    /// Whether its numbers are parts of something.
    public boolean isOfWholes() {
        return bars.stream().anyMatch(bar -> bar.of() != null);
    }

    /// Of a bar, the longest of which fills the drawing; a percentage.
    public String width(Bar bar) {
        return width(bar.number());
    }

    /// Of the whole of which a bar is a part.
    public String wholeWidth(Bar bar) {
        return width(bar.whole());
    }

    /// Nothing is seen as a line.
    private String width(long number) {
        var most = Math.max(1, bars.stream().mapToLong(Bar::whole).max().orElse(1));
        return Math.max(0.5, number * 1000 / most / 10.0) + "%";
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
