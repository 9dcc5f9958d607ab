package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.web.SecretLinks.Link;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SecretLinksTests {

    private static final byte[] OLD = "an old key of thirty-two bytes..".getBytes();
    private static final byte[] NEW = "a new key of thirty-two bytes...".getBytes();

    private final SecretLinks links = new SecretLinks("registration", "k1", Map.of("k1", OLD));

    @Test
    void a_link_contains_id_and_generation() {
        var text = links.text("r-1", 2);

        assertThat(text).matches("r-1\\.2\\.[\\w-]{22}");
        assertThat(links.verify(text)).contains(new Link("r-1", 2));
    }

    @Test
    void an_id_may_have_dots() {
        assertThat(links.verify(links.text("survey.d-1.r-1", 1))).contains(new Link("survey.d-1.r-1", 1));
    }

    @Test
    void a_manipulated_link_is_invalid() {
        var text = links.text("r-1", 2);

        assertThat(links.verify(text.replace("r-1", "r-2"))).isEmpty();
        assertThat(links.verify(text.replace(".2.", ".3."))).isEmpty();
        assertThat(links.verify(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(links.verify("nonsense")).isEmpty();
        assertThat(links.verify("a.99999999999.b")).isEmpty();
        assertThat(links.verify("")).isEmpty();
    }

    @Test
    void a_link_is_valid_for_its_purpose_only() {
        var survey = new SecretLinks("survey", "k1", Map.of("k1", OLD));

        assertThat(survey.verify(links.text("r-1", 1))).isEmpty();
    }

    @Test
    void after_key_rotation_old_links_are_valid_and_new_ones_use_the_new_key() {
        var rotated = new SecretLinks("registration", "k2", Map.of("k1", OLD, "k2", NEW));

        assertThat(rotated.verify(links.text("r-1", 1))).contains(new Link("r-1", 1));
        assertThat(links.verify(rotated.text("r-1", 1))).isEmpty();
    }

    @Test
    void rejects_a_short_key() {
        assertThatThrownBy(() -> new SecretLinks("survey", "k1", Map.of("k1", "short".getBytes())))
                .hasMessage("spro.links.survey.keys.k1 must have at least 32 bytes");
    }

    @Test
    void reads_keys_from_the_settings_and_names_a_missing_one() {
        var environment = new MockEnvironment()
                .withProperty(
                        "spro.links.registration.keys.k1",
                        java.util.Base64.getEncoder().encodeToString(OLD));

        assertThat(SecretLinks.forPurpose(environment, "registration").text("r-1", 1))
                .isEqualTo(links.text("r-1", 1));
        assertThatThrownBy(() -> SecretLinks.forPurpose(environment, "survey"))
                .hasMessage("Missing link key spro.links.survey.keys.k1");
    }
}
