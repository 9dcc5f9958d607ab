package fr.spro.platform.web;

import java.beans.PropertyEditorSupport;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.beans.PropertyEditorRegistry;

/// Numbers in parameters: ASCII digits with an optional sign. Spring would also read hexadecimal numbers and the
/// digits of other scripts. An editor, since Spring tries its own after a converter that fails.
final class AsciiNumbers extends PropertyEditorSupport {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    private final Function<String, Number> parse;

    private AsciiNumbers(Function<String, Number> parse) {
        this.parse = parse;
    }

    static void register(PropertyEditorRegistry editors) {
        editors.registerCustomEditor(Integer.class, new AsciiNumbers(Integer::valueOf));
        editors.registerCustomEditor(int.class, new AsciiNumbers(Integer::valueOf));
        editors.registerCustomEditor(Long.class, new AsciiNumbers(Long::valueOf));
        editors.registerCustomEditor(long.class, new AsciiNumbers(Long::valueOf));
    }

    @Override
    public String getAsText() {
        return Objects.toString(getValue(), "");
    }

    @Override
    public void setAsText(String text) {
        var digits = text.strip();
        if (!digits.isEmpty() && !NUMBER.matcher(digits).matches()) {
            throw new NumberFormatException("Not a number of ASCII digits");
        }
        setValue(digits.isEmpty() ? null : parse.apply(digits));
    }
}
