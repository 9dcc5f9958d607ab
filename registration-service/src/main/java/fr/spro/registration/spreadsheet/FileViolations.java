package fr.spro.registration.spreadsheet;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.Postcode;
import fr.spro.platform.violation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Collects all violations of a spreadsheet, so that they can be corrected together.
public final class FileViolations {

    private static final int MAX_SHOWN = 80;

    private final Map<String, String> headings;
    private final List<Violation> found = new ArrayList<>();

    /// @param headings of the file's columns, by their names in code
    public FileViolations(Map<String, String> headings) {
        this.headings = headings;
    }

    /// @param arguments of the message
    public void add(Row row, String column, String code, Object... arguments) {
        addPart(row, column, code, row.get(column), arguments);
    }

    /// @param value the invalid part of the cell
    public void addPart(Row row, String column, String code, String value, Object... arguments) {
        var heading = headings.getOrDefault(column, column);
        found.add(new FileCell(row.line(), column, heading, shortened(value)).violation(code, arguments));
    }

    /// Whether the file has this column; a form has none.
    public boolean concern(String column) {
        return headings.containsKey(column);
    }

    /// Adds a violation of the whole file.
    public void addOfAll(String column, String code, String value, Object... arguments) {
        var heading = headings.getOrDefault(column, "");
        found.add(new FileCell(0, column, heading, shortened(value)).violation(code, arguments));
    }

    public void addAll(List<Violation> violations) {
        found.addAll(violations);
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }

    public int count() {
        return found.size();
    }

    /// The text of a cell as one line.
    ///
    /// @param longest maximum in code points
    public String text(Row row, String column, int longest) {
        var text = Texts.oneLine(row.get(column));
        if (Texts.length(text) > longest) add(row, column, "too-long", String.valueOf(longest));
        if (Texts.isUnprintable(text)) add(row, column, "unprintable");
        return text;
    }

    /// A required text.
    public String required(Row row, String column, int longest) {
        var text = text(row, column, longest);
        if (text.isEmpty()) add(row, column, "empty");
        return text;
    }

    /// A required name of a person; empty if it is invalid.
    public String personName(Row row, String column) {
        var before = count();
        var name = NameText.parse(required(row, column, NameText.MAX_LENGTH));
        if (name.isEmpty() && count() == before) add(row, column, "not-a-name");
        return name.orElse(NameText.NONE).value();
    }

    /// A required address; none if it is invalid.
    public EmailAddress address(Row row, String column) {
        var address = EmailAddress.parse(row.get(column));
        if (address.isEmpty()) add(row, column, row.get(column).isEmpty() ? "empty" : "not-an-address");
        return address.orElse(EmailAddress.NONE);
    }

    /// A required postal code; empty if it is invalid.
    public String postcode(Row row, String column) {
        var postcode = Postcode.parse(row.get(column));
        if (postcode.isEmpty()) {
            if (row.get(column).isEmpty()) add(row, column, "empty");
            else if (Postcode.isWithoutZero(row.get(column))) add(row, column, "postcode-without-zero");
            else add(row, column, "not-a-postcode");
        }
        return postcode.map(Postcode::value).orElse("");
    }

    static String shortened(String value) {
        var line = Texts.oneLine(value);
        return Texts.length(line) <= MAX_SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }
}
