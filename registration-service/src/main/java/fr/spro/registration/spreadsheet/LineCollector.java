package fr.spro.registration.spreadsheet;

import fr.spro.registration.spreadsheet.Lines.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the non-empty lines of a file while it is read, up to the limits of a file.
final class LineCollector {

    /// The last column that may have a value. A list of people has twelve.
    static final int MAX_COLUMNS = 500;

    private final int most;
    private final List<Line> lines = new ArrayList<>();
    private final FileLimit limit;
    private @Nullable String withAccent;
    private @Nullable Remark encodedTwice;

    /// @param most after how many lines to stop
    LineCollector(int most, FileLimit limit) {
        this.most = most;
        this.limit = limit;
    }

    boolean isFull() {
        return lines.size() >= most;
    }

    /// @param number of its first line in the file
    void add(int number, List<String> all, boolean isHidden) throws UnreadableFile {
        var last = all.size();
        while (last > 0 && all.get(last - 1).isBlank()) last--;
        if (last == 0) return;
        if (last > MAX_COLUMNS) throw tooManyColumns(number, all.get(last - 1));
        limit.add(last, 0);
        var clean = new ArrayList<String>(last);
        for (var cell : all.subList(0, last)) {
            limit.add(0, cell.length());
            lookAtAccents(cell);
            clean.add(FormulaGuard.read(Texts.clean(cell)));
        }
        var line = new Line(number, List.copyOf(clean), all.size(), isHidden);
        if (!line.cells().stream().allMatch(String::isEmpty)) lines.add(line);
    }

    Lines of(Encoding encoding) {
        var remarks = new ArrayList<Remark>();
        if (encoding.isGuessed()) {
            remarks.add(Remark.of("guessed." + encoding, withAccent == null ? "–" : shown(withAccent)));
        }
        if (encodedTwice != null) remarks.add(encodedTwice);
        return new Lines(encoding, List.copyOf(remarks), lines);
    }

    private void lookAtAccents(String cell) {
        if (withAccent != null && encodedTwice != null) return;
        if (cell.chars().allMatch(letter -> letter < 0x80)) return;
        if (withAccent == null) withAccent = cell;
        if (encodedTwice != null) return;
        DoubleEncoding.repair(cell)
                .ifPresent(meant -> encodedTwice = Remark.of("encoded-twice", shown(cell), shown(meant)));
    }

    static UnreadableFile tooManyColumns(int number, String value) {
        return new UnreadableFile(
                new FileCell(number, "", "", shown(value)).violation("too-many-columns", String.valueOf(MAX_COLUMNS)));
    }

    private static String shown(String text) {
        return FileViolations.shortened(text);
    }
}
