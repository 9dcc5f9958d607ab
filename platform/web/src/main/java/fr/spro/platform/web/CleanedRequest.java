package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A request whose parameters have no control characters, so that a form can be shown again without them, and have the
/// stored values that were chosen in a stale form.
final class CleanedRequest extends ReplacedParameters {

    private final Set<String> rejectedFields;

    private CleanedRequest(HttpServletRequest request, Map<String, String[]> cleaned, Set<String> rejectedFields) {
        super(request, cleaned);
        this.rejectedFields = rejectedFields;
    }

    static CleanedRequest of(HttpServletRequest request) {
        var parameters = new LinkedHashMap<String, String[]>();
        var rejected = new LinkedHashSet<String>();
        request.getParameterMap().forEach((name, values) -> {
            var plain = Arrays.stream(values)
                    .map(ControlCharacters::withPlainLineBreaks)
                    .toList();
            if (plain.stream().anyMatch(ControlCharacters::isIn)) rejected.add(name);
            parameters.put(
                    name, plain.stream().map(ControlCharacters::removedFrom).toArray(String[]::new));
        });
        takeStored(parameters);
        return new CleanedRequest(request, parameters, rejected);
    }

    /// In a form that was changed concurrently: the stored value of each field for which it was chosen.
    private static void takeStored(Map<String, String[]> parameters) {
        for (var field : parameters.getOrDefault("take", new String[0])) {
            var stored = parameters.get("saved." + field);
            if (stored != null) parameters.put(field, stored);
        }
    }

    /// The parameters that had such characters.
    Set<String> rejectedFields() {
        return rejectedFields;
    }
}
