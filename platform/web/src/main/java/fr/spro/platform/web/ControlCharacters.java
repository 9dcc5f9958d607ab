package fr.spro.platform.web;

/// Characters that no text of a request may contain: stores, spreadsheets and documents reject or misread them.
public final class ControlCharacters {

    private static final String LINE_BREAKS = "\u000B\f\u0085";

    private ControlCharacters() {}

    /// Whether a text has a control character other than tab and line break.
    public static boolean isIn(String text) {
        return text.chars().anyMatch(each -> Character.isISOControl(each) && "\t\n\r".indexOf(each) < 0);
    }

    /// The text without them.
    public static String removedFrom(String text) {
        return isIn(text)
                ? text.codePoints()
                        .filter(each -> !Character.isISOControl(each) || "\t\n\r".indexOf(each) >= 0)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /// The text with the vertical tabs and page breaks that office programs paste as line breaks.
    public static String withPlainLineBreaks(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (LINE_BREAKS.indexOf(text.charAt(i)) >= 0) return text.replaceAll("[" + LINE_BREAKS + "]", "\n");
        }
        return text;
    }
}
