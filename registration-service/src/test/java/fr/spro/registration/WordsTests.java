package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// French and English say the same things, and every page finds its words.
class WordsTests {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]+)[}(]");

    private final Properties french = words("words.properties");
    private final Properties english = words("words_en.properties");
    private final Properties shell = words("shell/words.properties");
    private final Properties suite = words("suite/words.properties");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(french.stringPropertyNames()));
    }

    @Test
    void every_key_of_a_template_has_words() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html")) {
            var keys = KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (keys.find()) {
                var key = keys.group(1);
                if (Stream.of(french, shell, suite).noneMatch(words -> words.containsKey(key))) missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
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
