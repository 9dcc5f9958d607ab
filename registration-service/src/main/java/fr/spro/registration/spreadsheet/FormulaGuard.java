package fr.spro.registration.spreadsheet;

import java.util.regex.Pattern;

/// Keeps texts from being formulas in spreadsheet programs, by an apostrophe that is removed by reading.
public final class FormulaGuard {

    /// Begins a cell for a program that splits at tabs, line breaks or another separator.
    private static final String AT_START = "(?<=\\A|[\t\r\n;,])";

    private static final String FORMULA = "[=+\\-@＝＋－＠]";

    /// With the apostrophes of a text that has some itself, so that each text has one protected form.
    private static final Pattern DANGEROUS = at("", "'*");

    private static final Pattern AMBIGUOUS = at("", "'+");
    private static final Pattern PROTECTED = at("'", "'*");

    private FormulaGuard() {}

    /// For a CSV file.
    public static String protect(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /// For a workbook, where texts are never formulas: only what looks protected already.
    public static String escape(String text) {
        return AMBIGUOUS.matcher(text).replaceAll("'");
    }

    /// The text that was protected or escaped.
    static String read(String text) {
        return text.indexOf('\'') < 0 ? text : PROTECTED.matcher(text).replaceAll("");
    }

    private static Pattern at(String match, String apostrophes) {
        return Pattern.compile(
                "%1$s%2$s(?=%3$s%4$s)|\\A%2$s(?=%3$s[\t\r])".formatted(AT_START, match, apostrophes, FORMULA));
    }
}
