package fr.spro.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Finds the breaking changes between an approved schema and the current one.
///
/// Supports the keywords that our schemas use and rejects any other, so no change goes unnoticed.
final class Compatibility {

    private static final Set<String> COMPARED =
            Set.of("type", "format", "const", "pattern", "enum", "properties", "required", "items", "$ref", "anyOf");
    private static final Set<String> OF_NO_EFFECT = Set.of("$schema", "$defs", "title", "description");

    private final JsonNode approved;
    private final JsonNode present;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode approved, JsonNode present) {
        this.approved = approved;
        this.present = present;
    }

    /// One sentence for each breaking change; empty if there is none.
    static List<String> breaks(JsonNode approved, JsonNode present) {
        var compatibility = new Compatibility(approved, present);
        compatibility.compare(approved.path("title").asString("eventType"), approved, present);
        return compatibility.breaks;
    }

    private void compare(String path, JsonNode before, JsonNode now) {
        var old = value(before, approved);
        var young = value(now, present);
        refuseUnknownKeywords(path, young);
        same(path, "type", types(old), types(young));
        same(path, "format", old.path("format"), young.path("format"));
        same(path, "const", old.path("const"), young.path("const"));
        same(path, "pattern", old.path("pattern"), young.path("pattern"));
        compareEnums(path, texts(old.path("enum")), texts(young.path("enum")));
        compareFields(path, old, young);
        if (old.has("items") && young.has("items")) {
            compare(path + "[]", old.get("items"), young.get("items"));
        }
    }

    private void compareEnums(String path, Set<String> old, Set<String> young) {
        without(old, young).forEach(value -> breaks(path, value + " was removed, but stored records contain it"));
        without(young, old).forEach(value -> breaks(path, value + " is new, but older consumers cannot read it"));
    }

    private void compareFields(String path, JsonNode old, JsonNode young) {
        var oldFields = old.path("properties").propertyNames();
        var youngFields = young.path("properties").propertyNames();
        for (var field : oldFields) {
            if (youngFields.contains(field)) {
                compareField(path + "." + field, field, old, young);
            } else {
                breaks(path + "." + field, "was removed, but older consumers need it");
            }
        }
        for (var field : without(youngFields, oldFields)) {
            if (!mayBeAbsent(young, field, present)) {
                breaks(path + "." + field, "is new and required, but stored records do not have it");
            }
        }
    }

    private void compareField(String path, String field, JsonNode old, JsonNode young) {
        var couldBeAbsent = mayBeAbsent(old, field, approved);
        var canBeAbsent = mayBeAbsent(young, field, present);
        if (couldBeAbsent && !canBeAbsent) breaks(path, "is required now, but stored records may not have it");
        if (!couldBeAbsent && canBeAbsent) breaks(path, "is optional now, but older consumers need it");
        compare(path, old.get("properties").get(field), young.get("properties").get(field));
    }

    private void same(String path, String keyword, Object old, Object young) {
        if (!old.equals(young)) {
            breaks(path, "%s was %s, is %s".formatted(keyword, old, young));
        }
    }

    private void refuseUnknownKeywords(String path, JsonNode schema) {
        schema.propertyNames().stream()
                .filter(keyword -> !COMPARED.contains(keyword) && !OF_NO_EFFECT.contains(keyword))
                .forEach(keyword -> breaks(path, "the keyword %s is not supported".formatted(keyword)));
    }

    private void breaks(String path, String why) {
        breaks.add(path + ": " + why);
    }

    /// The referenced schema, or the other choice of a nullable one.
    private static JsonNode value(JsonNode schema, JsonNode root) {
        if (schema.has("$ref")) {
            return value(root.at(schema.get("$ref").asString().substring(1)), root);
        }
        for (var choice : schema.path("anyOf")) {
            if (!types(choice).isEmpty() || choice.has("$ref")) return value(choice, root);
        }
        return schema;
    }

    private static boolean mayBeAbsent(JsonNode schema, String field, JsonNode root) {
        var required = texts(schema.path("required")).contains(field);
        return !required || mayBeNull(schema.get("properties").get(field), root);
    }

    private static boolean mayBeNull(JsonNode schema, JsonNode root) {
        if (schema.has("$ref")) {
            return mayBeNull(root.at(schema.get("$ref").asString().substring(1)), root);
        }
        var inChoice = schema.path("anyOf").valueStream().anyMatch(choice -> mayBeNull(choice, root));
        return inChoice || texts(schema.path("type")).contains("null");
    }

    private static Set<String> types(JsonNode schema) {
        return without(texts(schema.path("type")), Set.of("null"));
    }

    private static Set<String> texts(JsonNode node) {
        if (node.isString()) return Set.of(node.asString());
        return node.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Iterable<String> all, Iterable<String> some) {
        var rest = new TreeSet<String>();
        all.forEach(rest::add);
        some.forEach(rest::remove);
        return rest;
    }
}
