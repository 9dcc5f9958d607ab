package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// The style of all pages says each thing once: whoever takes a name a second time changes pages that
/// he does not see.
class ShellStylesTests {

    private static final String COMMENT = "(?s)/\\*.*?\\*/";

    private static final String CONDITIONAL = "@(media|supports)[^{]*\\{([^{}]*\\{[^{}]*\\})*[^{}]*\\}";

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");

    @Test
    void no_selector_sets_a_property_twice() throws IOException {
        assertThat(setTwice(shell())).isEmpty();
    }

    @Test
    void a_name_that_is_taken_is_found() {
        assertThat(setTwice(".beside { display: grid } .other, .beside { display: flex }"))
                .containsExactly(".beside display");
    }

    private static String shell() throws IOException {
        return new ClassPathResource("assets/shell.css").getContentAsString(UTF_8);
    }

    private static List<String> setTwice(String css) {
        var set = new HashSet<String>();
        var twice = new ArrayList<String>();
        var rules = RULE.matcher(css.replaceAll(COMMENT, "").replaceAll(CONDITIONAL, ""));
        while (rules.find()) {
            for (var selector : rules.group(1).split(",(?![^(]*\\))")) {
                for (var declaration : rules.group(2).split(";")) {
                    var name = selector.strip() + " " + declaration.split(":")[0].strip();
                    if (declaration.contains(":") && !set.add(name)) {
                        twice.add(name);
                    }
                }
            }
        }
        return twice;
    }
}
