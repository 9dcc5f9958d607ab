package fr.spro.platform.web.openapi;

import fr.spro.platform.web.SignedIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/// Compares the methods that a response says are allowed with the operations of the document.
final class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> WITHOUT_OPERATION = Set.of("HEAD", "OPTIONS");

    private final MockMvcTester mvc;
    private final ApiDescription description;

    AllowedMethods(MockMvcTester mvc, ApiDescription description) {
        this.mvc = mvc;
        this.description = description;
    }

    /// Asks each path for its methods, and sends it one that no operation has.
    List<String> faults() {
        var faults = new ArrayList<String>();
        for (var operation : description.operations()) {
            var address = VARIABLE.matcher(path(operation))
                    .replaceAll(name -> values(operation, name.group(1)).findFirst());
            compare(HttpMethod.PATCH, 405, address, faults);
            compare(HttpMethod.OPTIONS, 200, address, faults);
        }
        return faults;
    }

    private void compare(HttpMethod method, int status, String address, List<String> faults) {
        var response = mvc.method(method)
                .uri(address)
                .with(SignedIn.program())
                .exchange()
                .getResponse();
        var allowed = methods(response.getHeader(HttpHeaders.ALLOW));
        var known = known(address);
        if (response.getStatus() != status || !allowed.equals(known)) {
            faults.add("%s %s answers %d and allows %s instead of %s"
                    .formatted(method, address, response.getStatus(), allowed, known));
        }
    }

    /// The methods of the operations whose path is this one, and not only fits it by variables.
    private Set<String> known(String address) {
        var fitting = description.operations().stream()
                .filter(operation -> fits(operation, address))
                .toList();
        var closest = fitting.stream().mapToLong(this::variables).min().orElseThrow();
        return fitting.stream()
                .filter(operation -> variables(operation) == closest)
                .map(operation -> operation.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean fits(String operation, String address) {
        return address.matches(VARIABLE.matcher(path(operation))
                .replaceAll(name -> values(operation, name.group(1)).pattern()));
    }

    /// Those that take any value.
    private long variables(String operation) {
        return VARIABLE.matcher(path(operation))
                .results()
                .filter(name -> values(operation, name.group(1)).choices().isEmpty())
                .count();
    }

    private static Set<String> methods(@Nullable String allow) {
        if (allow == null) return Set.of();
        return Arrays.stream(allow.split("\\s*,\\s*"))
                .filter(method -> !WITHOUT_OPERATION.contains(method))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(String operation) {
        return operation.split(" ")[1];
    }

    /// What the document allows for a variable of the path.
    private record Values(List<String> choices) {

        String findFirst() {
            return choices.isEmpty() ? "x" : choices.getFirst();
        }

        String pattern() {
            return choices.isEmpty() ? "[^/]+" : "(%s)".formatted(String.join("|", choices));
        }
    }

    private Values values(String operation, String name) {
        var choices = description
                .operation(operation)
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asString)
                .toList();
        return new Values(choices);
    }
}
