package fr.spro.registration.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects all that is wrong in a table, so that it can be mended in one go.
public final class Faults {

    private static final int SHOWN = 80;

    private final Map<String, String> headings;
    private final List<Fault> found = new ArrayList<>();

    /// @param headings how the file heads its columns, by their names in code
    public Faults(Map<String, String> headings) {
        this.headings = headings;
    }

    public void add(Row row, String column, Enum<?> reason) {
        add(row, column, reason, "");
    }

    /// @param detail what the message names
    public void add(Row row, String column, Enum<?> reason, String detail) {
        add(row, column, reason, row.get(column), detail);
    }

    /// @param value the part of the cell that is wrong
    public void add(Row row, String column, Enum<?> reason, String value, String detail) {
        var heading = headings.getOrDefault(column, column);
        found.add(new Fault(row.line(), heading, word(reason), shortened(value), detail));
    }

    /// What is wrong with the file as a whole.
    public void ofAll(String column, Enum<?> reason, String value, String detail) {
        found.add(new Fault(0, headings.getOrDefault(column, ""), word(reason), shortened(value), detail));
    }

    public void addAll(List<Fault> faults) {
        found.addAll(faults);
    }

    public List<Fault> all() {
        return List.copyOf(found);
    }

    public int count() {
        return found.size();
    }

    /// The text of a cell on one line.
    ///
    /// @param longest number of letters, however many characters each takes
    public String text(Row row, String column, int longest) {
        var text = Texts.oneLine(row.get(column));
        if (Texts.letters(text) > longest) add(row, column, Fault.Reason.TOO_LONG, String.valueOf(longest));
        if (Texts.isUnprintable(text)) add(row, column, Fault.Reason.UNPRINTABLE);
        return text;
    }

    /// A text that must not be empty.
    public String required(Row row, String column, int longest) {
        var text = text(row, column, longest);
        if (text.isEmpty()) add(row, column, Fault.Reason.EMPTY);
        return text;
    }

    public String address(Row row, String column) {
        var address = row.get(column);
        if (address.isEmpty()) add(row, column, Fault.Reason.EMPTY);
        else if (!Texts.isAddress(address)) add(row, column, Fault.Reason.NOT_AN_ADDRESS);
        return address;
    }

    static String word(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shortened(String value) {
        var line = Texts.oneLine(value);
        return Texts.letters(line) <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
