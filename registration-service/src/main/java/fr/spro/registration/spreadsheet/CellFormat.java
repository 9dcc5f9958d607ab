package fr.spro.registration.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How a workbook shows a number: as a date, as digits with leading zeros such as `00000`, or plainly.
///
/// @param isDate whether it is a date or time
/// @param shape placeholders of digits and literal text; empty if the format has anything else
record CellFormat(boolean isDate, List<Part> shape) {

    static final CellFormat GENERAL = new CellFormat(false, List.of());
    private static final CellFormat DATE = new CellFormat(true, List.of());

    /// A placeholder of a digit, or literal text.
    ///
    /// @param digit `0`, `#` or `?`, or 0 for a literal
    record Part(char digit, String literal) {}

    /// Of a format in Excel; the patterns below are quadratic in it.
    private static final int MAX_LENGTH = 255;

    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|[_*].|(?i)general");
    private static final Pattern OF_DATES = Pattern.compile("[dmyhsDMYHS]");
    private static final Pattern PARTS =
            Pattern.compile("\"([^\"]*)\"|\\\\(.)|\\[[^\\]]*]|[_*].|([0#?])|([ \u00A0\u202F()+-])");
    private static final long SECONDS_A_DAY = 86_400;
    private static final long LAST_DAY = 2_958_465;

    static CellFormat of(String code) {
        if (code.length() > MAX_LENGTH) return GENERAL;
        if (OF_DATES.matcher(LITERALS.matcher(code).replaceAll("")).find()) return DATE;
        return new CellFormat(false, shape(code));
    }

    /// Those of dates have these numbers in all languages.
    static CellFormat builtIn(int id) {
        var isDate = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
        return isDate ? DATE : GENERAL;
    }

    private static List<Part> shape(String code) {
        var parts = new ArrayList<Part>();
        var part = PARTS.matcher(code);
        while (part.lookingAt()) {
            if (part.group(3) != null) parts.add(new Part(part.group(3).charAt(0), ""));
            for (int literal : new int[] {1, 2, 4}) {
                if (part.group(literal) != null) parts.add(new Part((char) 0, part.group(literal)));
            }
            if (part.end() == code.length() || code.charAt(part.end()) == ';') return List.copyOf(parts);
            part.region(part.end(), code.length());
        }
        return List.of();
    }

    /// The text that the program shows; dates in ISO format.
    String show(BigDecimal number, boolean has1904Dates) {
        if (isDate && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0) {
            return date(number, has1904Dates);
        }
        if (Math.abs(number.scale()) > MAX_NUMBER_LENGTH || number.precision() > MAX_NUMBER_LENGTH) {
            return number.toString();
        }
        var plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        var isShaped = shape.stream().anyMatch(part -> part.digit() == '0' || part.digit() == '#');
        return isShaped && plain.chars().allMatch(Character::isDigit) ? shaped(plain) : plain;
    }

    private String shaped(String digits) {
        var text = new StringBuilder();
        var left = digits.length();
        for (var part : shape.reversed()) {
            if (part.digit() == 0) text.insert(0, part.literal());
            else if (left > 0) text.insert(0, digits.charAt(--left));
            else if (part.digit() == '0') text.insert(0, '0');
        }
        return left == 0 ? text.toString() : withFirst(digits.substring(0, left), text);
    }

    /// More digits than placeholders stand before the first one.
    private String withFirst(String more, StringBuilder text) {
        var before = 0;
        for (var part : shape) {
            if (part.digit() != 0) break;
            before += part.literal().length();
        }
        return text.insert(before, more).toString();
    }

    private static String date(BigDecimal number, boolean has1904Dates) {
        var seconds = number.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        var days = seconds / SECONDS_A_DAY;
        var time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        var date = firstDay(days, has1904Dates).plusDays(days);
        return time.equals(LocalTime.MIDNIGHT)
                ? date.toString()
                : date.atTime(time).toString();
    }

    /// Excel takes 1900 for a leap year.
    private static LocalDate firstDay(long days, boolean has1904Dates) {
        if (has1904Dates) return LocalDate.of(1904, 1, 1);
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
