package fr.spro.platform.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Variants of a valid request, most of them invalid: a field missing, null, of another type, too long, blank, or
/// unknown.
final class Distortions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> WRONG = List.of(
            "null", "{\"x\":[]}", "[null]", "-1", "\"%s\"".formatted("x".repeat(30_000)), "\"\"", "\" \"", "\"?\"");

    private Distortions() {}

    static Stream<String> of(String body) {
        return of(JSON.readTree(body)).stream().map(JsonNode::toString);
    }

    private static List<JsonNode> of(JsonNode good) {
        return switch (good) {
            case ObjectNode object -> ofObject(object);
            case ArrayNode array -> ofArray(array);
            default -> List.of();
        };
    }

    private static List<JsonNode> ofObject(ObjectNode good) {
        var all = new ArrayList<JsonNode>();
        all.add(good.deepCopy().put("unexpected", "x"));
        for (var name : good.propertyNames()) {
            var without = good.deepCopy();
            without.remove(name);
            all.add(without);
            for (var value : instead(good.get(name))) all.add(good.deepCopy().set(name, value));
        }
        return all;
    }

    private static List<JsonNode> ofArray(ArrayNode good) {
        var all = new ArrayList<JsonNode>();
        all.add(good.deepCopy().removeAll());
        all.add(good.deepCopy().add(" "));
        for (int i = 0; i < Math.min(1, good.size()); i++) {
            for (var value : instead(good.get(i))) {
                var other = good.deepCopy();
                other.set(i, value);
                all.add(other);
            }
        }
        return all;
    }

    private static List<JsonNode> instead(JsonNode good) {
        var all = new ArrayList<JsonNode>(of(good));
        WRONG.forEach(value -> all.add(JSON.readTree(value)));
        return all;
    }
}
