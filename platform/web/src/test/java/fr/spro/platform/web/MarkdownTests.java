package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private final Markdown markdown = new Markdown();

    @Test
    void keeps_paragraphs_and_line_breaks() {
        assertThat(markdown.html("Première ligne\nDeuxième ligne\n\nAutre paragraphe"))
                .isEqualToIgnoringWhitespace("<p>Première ligne<br />Deuxième ligne</p><p>Autre paragraphe</p>");
    }

    @Test
    void shows_lists_emphasis_and_links() {
        assertThat(markdown.html("- **Matin** : plénière\n- *Midi* : [menu](https://example.org/menu)"))
                .contains("<ul>", "<li><strong>Matin</strong> : plénière</li>", "<em>Midi</em>")
                .contains("href=\"https://example.org/menu\"", "rel=\"nofollow\"");
    }

    @Test
    void makes_a_link_of_an_address() {
        assertThat(markdown.html("Plan : https://example.org/plan")).contains("<a href=\"https://example.org/plan\"");
    }

    @Test
    void shows_what_is_no_mark_as_it_was_typed() {
        assertThat(markdown.html("# 1 entrée, 2 > 1 & 3"))
                .isEqualToIgnoringWhitespace("<p># 1 entrée, 2 &gt; 1 &amp; 3</p>");
        assertThat(markdown.html(null)).isEmpty();
    }

    @Test
    void says_a_text_in_one_line_without_marks() {
        assertThat(Markdown.text("**Tram** 1\n\n- *Gare* [plan](https://example.org/p)\n- https://example.org/q"))
                .isEqualTo("Tram 1 Gare plan (https://example.org/p) https://example.org/q");
        assertThat(Markdown.text("# 1 <b>deux</b> 2 > 1")).isEqualTo("# 1 <b>deux</b> 2 > 1");
    }

    @Test
    void says_a_text_in_lines_without_marks_with_the_address_after_the_words_of_a_link() {
        assertThat(Markdown.plain(
                        "**Tram** 1\nou *bus*\n\n- [plan](https://example.org/p)\n- https://example.org/q", " :"))
                .isEqualTo("Tram 1\nou bus\n\n- plan : https://example.org/p\n- https://example.org/q");
        assertThat(Markdown.plain("1. ecrire@example.org\n2. [**Ada** L](mailto:ada@example.org)", ":"))
                .isEqualTo("1. ecrire@example.org\n2. Ada L: ada@example.org");
        assertThat(Markdown.plain("# 1 <b>deux</b> 2 > 1", ":"))
                .as("what is no mark on pages either")
                .isEqualTo("# 1 <b>deux</b> 2 > 1");
    }

    @Test
    void sums_a_long_text_up_to_a_word() {
        assertThat(Markdown.summary("Une *journée*.")).isEqualTo("Une journée.");
        assertThat(Markdown.summary("mot ".repeat(100)))
                .hasSizeLessThanOrEqualTo(201)
                .endsWith("mot…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "![x](https://example.org/pixel.png)",
                "<https://example.org/\"onmouseover=\"alert(1)>",
                "<a href='https://example.org' style='position:fixed'>x</a>",
                "- <iframe src='https://example.org'></iframe>"
            })
    void lets_no_script_style_or_foreign_content_through(String text) {
        assertThat(markdown.html(text))
                .doesNotContainPattern("<(script|img|iframe|style)")
                .doesNotContainPattern("<[^>]*(javascript:|data:|style=|\\bon\\w+=\")");
    }

    /// The control: an image would be loaded from another host.
    @Test
    void the_parser_alone_lets_images_through() {
        assertThat(Markdown.rendered("![x](https://example.org/pixel.png)")).contains("<img");
    }
}
