package fr.spro.registration.attendance.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.PersonName;
import fr.spro.registration.text.AccentFolding;
import fr.spro.registration.text.SearchKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import tools.jackson.databind.json.JsonMapper;

/// The search of the check-in desk's script, which also works offline, in the keys that the server makes.
class CheckInDeskSearchTests {

    private String script = "";

    @BeforeEach
    void readScript() throws IOException {
        try (var asset = getClass().getResourceAsStream("/assets/check-in.js")) {
            var text = new String(Objects.requireNonNull(asset).readAllBytes(), StandardCharsets.UTF_8);
            script = text.substring(text.indexOf("// --- search"), text.indexOf("// --- rendering the list"));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/search-examples.csv", numLinesToSkip = 1)
    void finds_the_same_people_as_the_server(String first, String last, String typed, boolean isFound) {
        try (var context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = context.initStandardObjects();
            ScriptableObject.putProperty(scope, "key", SearchKey.of(PersonName.of(first, last)));
            ScriptableObject.putProperty(scope, "typed", typed);
            ScriptableObject.putProperty(scope, "letters", new JsonMapper().writeValueAsString(AccentFolding.LETTERS));

            var found = context.evaluateString(
                    scope, script + "isFound(key, alternatives(typed, JSON.parse(letters)))", "check-in.js", 1, null);

            assertThat(found).isEqualTo(isFound);
        }
    }
}
