package fr.spro.platform.web;

import java.util.List;

/// A figure of a page: numbers under a title, drawn as bars and written as a table by `charts :: bars`.
///
/// @param id unlike those of other figures of the page
public record Bars(String id, String title, List<Bar> bars) {

    private static final int ROW = 48;
    private static final int WIDTH = 400;

    /// One number with its name.
    public record Bar(String label, long number) {}

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

    /// Of a bar, the longest of which fills the drawing.
    public long width(Bar bar) {
        var most = bars.stream().mapToLong(Bar::number).max().orElse(1);
        return most == 0 ? 1 : 1 + bar.number() * WIDTH / most;
    }

    /// The same in one sentence, for who does not see the drawing.
    public String sentence() {
        return String.join(
                ", ",
                bars.stream()
                        .map(bar -> "%s : %d".formatted(bar.label(), bar.number()))
                        .toList());
    }
}
