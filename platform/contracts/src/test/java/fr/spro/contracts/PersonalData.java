package fr.spro.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds components that look like personal data or free text.
final class PersonalData {

    /// Anywhere in the name of a component.
    private static final Pattern SUSPICIOUS = Pattern.compile(
            "name|mail|phone|fax|address|street|birth|gender|photo|subject|speaker|person|title|comment|remark",
            Pattern.CASE_INSENSITIVE);

    /// As a whole word: `answer` is suspicious, the number `answered` is not.
    private static final Set<String> TELLING_WORDS = Set.of(
            "first", "last", "given", "family", "age", "user", "login", "mobile", "ip", "note", "text", "diet",
            "answer");

    /// False positives, with the reason.
    private static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            Map.entry("Day.title", "title of the regional day"),
            Map.entry("Day.englishTitle", "the same in English"),
            Map.entry("Session.englishTitle", "title of the part of the programme in English"),
            Map.entry("EarlierSession.englishTitle", "the same"),
            Map.entry(
                    "Session.title", "title of the part of the programme, with speakers as in the published programme"),
            Map.entry("Link.title", "title of the published article"),
            Map.entry("Announcement.text", "the organiser's message to all participants of the day"),
            Map.entry("EarlierSession.title", "title of the part of the programme"),
            Map.entry("MessageAnswered.answer", "one of a few codes"),
            Map.entry("GroupListed.name", "a local group is an organisation"),
            Map.entry("GroupListed.subjects", "opaque ids at the identity provider"),
            Map.entry("StructureListed.name", "a structure is an organisation"),
            Map.entry("StructureListed.address", "address of an organisation"),
            Map.entry("StructureListed.mailbox", "the general address of an organisation"),
            Map.entry("PostalAddress.street", "address of an organisation"));

    private PersonalData() {}

    /// The suspicious components of an event and its nested records, as `Record.component`.
    static Stream<String> in(Class<?> eventType) {
        return Arrays.stream(eventType.getRecordComponents())
                .flatMap(component -> Stream.concat(
                        Stream.of(component)
                                .filter(PersonalData::looksPersonal)
                                .map(PersonalData::name)
                                .filter(name -> !NOT_PERSONAL.containsKey(name)),
                        recordsIn(component.getGenericType()).flatMap(PersonalData::in)));
    }

    /// The exceptions that are no longer needed.
    static Stream<String> needlessExceptions(Stream<Class<?>> eventTypes) {
        var components = eventTypes
                .flatMap(PersonalData::components)
                .map(PersonalData::name)
                .toList();
        return NOT_PERSONAL.keySet().stream().filter(name -> !components.contains(name));
    }

    private static Stream<RecordComponent> components(Class<?> eventType) {
        return Arrays.stream(eventType.getRecordComponents())
                .flatMap(component -> Stream.concat(
                        Stream.of(component),
                        recordsIn(component.getGenericType()).flatMap(PersonalData::components)));
    }

    private static Stream<Class<?>> recordsIn(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(PersonalData::recordsIn);
            case Class<?> plain when plain.isRecord() -> Stream.of(plain);
            default -> Stream.empty();
        };
    }

    private static boolean looksPersonal(RecordComponent component) {
        return SUSPICIOUS.matcher(component.getName()).find()
                || Arrays.stream(component.getName().split("(?=[A-Z])"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(TELLING_WORDS::contains);
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
