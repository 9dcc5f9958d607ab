package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A request whose parameters have no control characters, so that a form can be shown again without them.
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
        return new CleanedRequest(request, parameters, rejected);
    }

    /// The parameters that had such characters.
    Set<String> rejectedFields() {
        return rejectedFields;
    }
}
