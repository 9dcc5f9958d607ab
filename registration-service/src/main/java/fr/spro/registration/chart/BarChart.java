package fr.spro.registration.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart: numbers under a title, shown as bars and as a table by `charts :: bars`.
public record BarChart(String title, List<Bar> bars) {

    /// One number with its label.
    ///
    /// @param of the total, if it is a part
    public record Bar(String label, long number, @Nullable Long of) {

        public Bar(String label, long number) {
            this(label, number, null);
        }

        /// The number and its total.
        public String figure() {
            return of == null ? String.valueOf(number) : "%d / %d".formatted(number, of);
        }

        long total() {
            return of == null ? number : Math.max(number, of);
        }
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /// Whether its numbers are parts of totals.
    public boolean hasTotals() {
        return bars.stream().anyMatch(bar -> bar.of() != null);
    }

    /// The length of a bar as percentage of the longest one.
    public String width(Bar bar) {
        return width(bar.number());
    }

    /// The length of a total's bar as percentage.
    public String totalWidth(Bar bar) {
        return width(bar.total());
    }

    /// Zero has a minimal length, to be visible.
    private String width(long number) {
        var most = Math.max(1, bars.stream().mapToLong(Bar::total).max().orElse(1));
        return Math.max(0.5, number * 1000 / most / 10.0) + "%";
    }

    /// A text alternative in one sentence.
    public String sentence() {
        return String.join(
                ", ",
                bars.stream()
                        .map(bar -> "%s : %s".formatted(bar.label(), bar.figure()))
                        .toList());
    }
}
