package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.audit.AuditAction;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.directory.DirectoryAction;
import fr.spro.registration.roster.RosterAction;
import fr.spro.suite.Networks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/// French and English have the same keys, and each page finds its messages.
class WordsTests {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]+)[}(]");

    private static final Pattern FRENCH_COLON = Pattern.compile("\\|[^|\"?]*} : [$#]\\{|</\\w+> : <");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");

    /// Other words for terms of docs/words.md: organisation, email, postcode, last name, check-in desk,
    /// preferences, branding material, completed, online.
    private static final Pattern OTHER_WORD = Pattern.compile(
            "\\bstructures?\\b|\\be-mail|\\bpostal code|\\bsurname|\\bwelcome desk|\\bwishes\\b|\\bmaterials\\b"
                    + "|\\bthe day is closed\\b|\\bnetwork connection\\b",
            Pattern.CASE_INSENSITIVE);

    private final Properties french = words("messages.properties");
    private final Properties english = words("messages_en.properties");
    private final Properties shell = words("shell/messages.properties");
    private final Properties suite = words("suite/messages.properties");
    private final Properties site = Networks.EXAMPLE.identity().messages();

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(french.stringPropertyNames()));
    }

    /// A bundle ignores a space after `=` that is not escaped.
    @Test
    void a_space_at_the_beginning_of_a_text_is_escaped() throws IOException {
        assertThat(shell).containsEntry("shell.colon", " :");
        for (var name : List.of("messages.properties", "messages_en.properties")) {
            var lines = new ClassPathResource(name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
            assertThat(lines).noneMatch(line -> line.matches("[^=]+= .*"));
        }
    }

    /// The space before a colon is French: the words of both languages have their own.
    @Test
    void no_template_writes_a_french_colon() throws IOException {
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html")) {
            assertThat(template.getContentAsString(StandardCharsets.UTF_8))
                    .as(template.getFilename())
                    .doesNotContainPattern(FRENCH_COLON);
        }
    }

    @Test
    void detects_a_french_colon_in_a_template() {
        assertThat(List.of("th:attr=\"aria-label=|#{home.map} : ${day.place()}|\"", "<span>jeudi</span> : <span>"))
                .allSatisfy(text -> assertThat(text).containsPattern(FRENCH_COLON));
        assertThat("th:text=\"|${empty} ? 'a' : ${b}|\" th:each=\"one : ${all}\"")
                .doesNotContainPattern(FRENCH_COLON);
    }

    @Test
    void both_languages_have_the_same_arguments() {
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(english, key)).isEqualTo(arguments(french, key)));
    }

    @Test
    void english_pages_use_the_terms_of_the_glossary() {
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(english.getProperty(key)).doesNotContainPattern(OTHER_WORD));
    }

    @Test
    void detects_another_word_for_a_term_of_the_glossary() {
        assertThat(List.of("Your structure", "E-mail address", "Surname", "Your wishes", "once the day is closed"))
                .allSatisfy(text -> assertThat(text).containsPattern(OTHER_WORD));
    }

    @Test
    void every_message_key_of_a_template_exists() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html")) {
            var keys = KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (keys.find()) {
                var key = keys.group(1);
                if (Stream.of(french, shell, suite, site).noneMatch(words -> words.containsKey(key))) missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_audit_action_has_a_message() {
        var actions = actionsIn("fr.spro.registration").toList();

        assertThat(actions).contains(DirectoryAction.MERGED, DayAction.PUBLISHED, RosterAction.EXPORTED);
        assertThat(withoutWords(actions.stream())).isEmpty();
    }

    @Test
    void detects_an_audit_action_without_a_message() {
        assertThat(withoutWords(actionsIn("fr.spro.platform.messaging"))).containsExactly("audit.parcel.handed-over");
    }

    /// All actions declared by enums in this package and below.
    private static Stream<AuditAction> actionsIn(String packageName) {
        var enums = new ClassPathScanningCandidateComponentProvider(false);
        enums.addIncludeFilter(new AssignableTypeFilter(AuditAction.class));
        return enums.findCandidateComponents(packageName).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(type -> Stream.of((AuditAction[]) type.getEnumConstants()));
    }

    private static TreeSet<String> arguments(Properties words, String key) {
        return ARGUMENT.matcher(words.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> withoutWords(Stream<AuditAction> actions) {
        return actions.map(action -> "audit." + action.code())
                .filter(key -> !french.containsKey(key) || !english.containsKey(key))
                .toList();
    }

    private static Properties words(String name) {
        var words = new Properties();
        try (var file = WordsTests.class.getClassLoader().getResourceAsStream(name)) {
            words.load(new java.io.InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return words;
    }
}
