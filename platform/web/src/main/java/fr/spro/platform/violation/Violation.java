package fr.spro.platform.violation;

import java.util.List;
import java.util.Locale;

/// One rule that a request breaks: the domain finds it, pages and the API put it into words.
///
/// @param path the field as in JSON, `sessions[2].room`; empty for the request as a whole
/// @param code what is wrong; the words are under `violation.<code>`
/// @param arguments what the words name
public record Violation(String path, String code, List<Object> arguments) {

    /// An argument with a text of its own in each language.
    public interface Localized {
        String in(Locale language);
    }

    public Violation {
        arguments = List.copyOf(arguments);
    }

    public static Violation of(String path, String code, Object... arguments) {
        return new Violation(path, code, List.of(arguments));
    }

    /// The same violation at another path.
    public Violation at(String otherPath) {
        return new Violation(otherPath, code, arguments);
    }

    public boolean isUnder(String parent) {
        return path.equals(parent) || path.startsWith(parent + ".") || path.startsWith(parent + "[");
    }

    /// The last step of the path.
    public String field() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
