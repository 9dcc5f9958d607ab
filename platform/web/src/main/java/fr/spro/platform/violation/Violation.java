package fr.spro.platform.violation;

import java.util.List;
import java.util.Locale;

/// A rule that a request violates, found by the domain and shown by pages and the API.
///
/// @param path the field as in JSON, `sessions[2].room`; empty for the request as a whole
/// @param code of the rule; its text is `violation.<code>`
/// @param arguments of the text; a constant has no words for people, a `MessageSourceResolvable` has
public record Violation(String path, String code, List<Object> arguments) {

    /// An argument with its own text in each language.
    public interface Localized {
        String in(Locale language);
    }

    public Violation {
        arguments = List.copyOf(arguments);
        if (arguments.stream().anyMatch(Violation::isConstant)) throw new IllegalArgumentException(code);
    }

    public static Violation of(String path, String code, Object... arguments) {
        return new Violation(path, code, List.of(arguments));
    }

    private static boolean isConstant(Object argument) {
        return argument instanceof Enum<?> && !(argument instanceof Localized);
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
