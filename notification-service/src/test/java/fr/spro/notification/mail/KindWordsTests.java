package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindWordsTests {

    /// A change of a registration has one sentence for each reason instead of a lead.
    private static final List<Kind> WITHOUT_LEAD = List.of(Kind.CHANGED);

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void every_mail_has_a_subject_a_lead_and_the_next_step(String bundle) throws IOException {
        var words = words("/mail/" + bundle);

        for (var kind : Kind.known()) {
            var own = "mail." + kind.key() + ".";
            assertThat(words).containsKeys(own + "subject");
            if (!WITHOUT_LEAD.contains(kind)) assertThat(words).containsKeys(own + "lead");
            assertThat(words).containsKey(own + "next");
        }
        assertThat(words.values()).noneMatch(word -> word.toString().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void every_mail_has_a_label_in_the_list_of_messages(String bundle) throws IOException {
        var words = words("/" + bundle);

        for (var kind : Kind.known()) assertThat(words).containsKey("message.template." + kind.key());
    }

    private static Properties words(String bundle) throws IOException {
        var words = new Properties();
        try (var file = Objects.requireNonNull(KindWordsTests.class.getResourceAsStream(bundle))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }
}
