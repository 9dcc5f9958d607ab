package fr.spro.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each violation has a message, and each message a violation. Codes are literals in the sources.
class ViolationWordsTests {

    /// The calls that create a violation, each with the index of the code among its arguments.
    private static final Map<String, Integer> MAKERS = Map.ofEntries(
            Map.entry("Violation.of", 1),
            Map.entry("RejectedRequest.because", 1),
            Map.entry("RejectedRequest.conflict", 1),
            Map.entry("FormErrors.reject", 2),
            Map.entry("violate", 1),
            Map.entry("violateAt", 2),
            Map.entry("checked.violateAt", 2),
            Map.entry("violated", 0),
            Map.entry("violations.add", 2),
            Map.entry("violations.addPart", 2),
            Map.entry("violations.addOfAll", 1),
            Map.entry("add", 2),
            Map.entry(".violation", 0),
            Map.entry("new UnreadableFile", 0));

    private static final Pattern MAKER = Pattern.compile(MAKERS.keySet().stream()
            .sorted()
            .map(Pattern::quote)
            .map(name -> name.startsWith("\\Q.") ? name : "(?<![\\w.])" + name)
            .collect(Collectors.joining("|", "(", ")\\(")));
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void every_violation_code_has_a_message_and_every_message_a_code() throws IOException {
        var used = new TreeSet<String>();
        for (var source : sources()) codes(source, used);

        assertThat(used).hasSizeGreaterThan(50).isEqualTo(written("messages.properties"));
        assertThat(written("messages_en.properties")).isEqualTo(written("messages.properties"));
    }

    private static void codes(String source, Set<String> used) {
        var maker = MAKER.matcher(source);
        while (maker.find()) {
            var arguments = arguments(source, maker.end());
            int place = MAKERS.get(maker.group(1));
            if (arguments.size() <= place) continue;
            var code = CODE.matcher(arguments.get(place).strip());
            if (code.matches()) used.add(code.group(1));
        }
    }

    /// The arguments of a call as they are written.
    private static List<String> arguments(String source, int start) {
        var arguments = new ArrayList<String>();
        var depth = 0;
        var quoted = false;
        var begin = start;
        for (int i = start; i < source.length(); i++) {
            var letter = source.charAt(i);
            if (letter == '"' && source.charAt(i - 1) != '\\') quoted = !quoted;
            if (quoted) continue;
            if (letter == '(') depth++;
            if (letter == ',' && depth == 0 || letter == ')' && depth-- == 0) {
                arguments.add(source.substring(begin, i));
                begin = i + 1;
            }
            if (depth < 0) break;
        }
        return arguments;
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ViolationWordsTests::text)
                    .filter(text -> text.contains("Violation")
                            || text.contains("RejectedRequest")
                            || text.contains("FormErrors")
                            || text.contains("UnreadableFile"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The codes that have a message in a bundle; messages for one path only are additional.
    private static Set<String> written(String bundle) throws IOException {
        var words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources", bundle), UTF_8)) {
            words.load(file);
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("violation."))
                .filter(key -> {
                    var isForOnePath = key.indexOf('.') != key.lastIndexOf('.');
                    if (isForOnePath) assertThat(words).containsKey(key.split("(?<=violation\\.[a-z-]{1,40})\\.")[0]);
                    return !isForOnePath;
                })
                .map(key -> key.substring("violation.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
