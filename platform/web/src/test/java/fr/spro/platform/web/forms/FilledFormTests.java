package fr.spro.platform.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FilledFormTests {

    private static final String PAGE = """
        <!DOCTYPE html><html><body><main id="content">
        <form method="post" action="/other"><input name="name" value="other"></form>
        <form id="typed" method="post" action="/orders">
          <input type="hidden" name="_csrf" value="fresh"><input type="hidden" name="version" value="3">
          <input name="name"><input name="item" value="x"><input name="item" value="y">
          <input type="checkbox" name="gift" value="true" checked>
          <input type="radio" name="size" value="s" checked><input type="radio" name="size" value="m">
          <select name="town"><option value="">-</option><option value="n" selected>N</option><option>A</option></select>
          <textarea name="note">old</textarea>
          <button name="go" value="1">Go</button>
        </form></main></body></html>
        """;

    @Test
    void fills_each_kind_of_field_with_what_was_typed() {
        var page = filled(Map.of(
                "name", List.of("Zoë \"&<b>"),
                "item", List.of("a", "b"),
                "size", List.of("m"),
                "town", List.of("A"),
                "note", List.of("  two\nlines")));

        var form = page.select("form").get(1);
        assertThat(form.select("[name=name]").attr("value")).isEqualTo("Zoë \"&<b>");
        assertThat(form.select("[name=item]").eachAttr("value")).containsExactly("a", "b");
        assertThat(form.select("[name=gift]").hasAttr("checked")).as("unticked").isFalse();
        assertThat(form.select("[name=size][checked]").attr("value")).isEqualTo("m");
        assertThat(form.select("option[selected]").eachText()).containsExactly("A");
        assertThat(form.select("textarea").first().wholeText()).isEqualTo("  two\nlines");
        assertThat(page.select("form").first().select("input").attr("value")).isEqualTo("other");
    }

    @Test
    void keeps_the_version_that_the_form_was_opened_with_and_takes_a_fresh_token() {
        var page = filled(Map.of("version", List.of("2"), "_csrf", List.of("old")));

        assertThat(page.select("[name=version]").attr("value")).isEqualTo("2");
        assertThat(page.select("[name=_csrf]").attr("value")).isEqualTo("fresh");
    }

    @Test
    void carries_the_hidden_fields_that_the_page_alone_does_not_have() {
        var page = filled(Map.of("name", List.of("Ada"), "demande", List.of("sealed-1")));

        assertThat(page.select("#typed [name=demande][type=hidden]").eachAttr("value"))
                .containsExactly("sealed-1");
        assertThat(page.select(".note").text()).doesNotContain("sealed-1");
    }

    @Test
    void lists_what_has_no_field_any_more() {
        assertThat(filled(Map.of("name", List.of("Ada"), "gone", List.of("a long <b>text")))
                        .select(".note"))
                .extracting(note -> note.text())
                .containsExactly("note lost a long <b>text");
        assertThat(filled(Map.of("name", List.of("Ada"))).select(".note").text())
                .isEqualTo("note");
    }

    @Test
    void says_that_a_file_must_be_chosen_again() {
        var page = "<form method=post id=typed><input name=name><input type=file name=image></form>";

        var html = FilledForm.html(page, "/orders", new TypedForm(Map.of("name", List.of("Ada"))), "note", "file", "");

        assertThat(Jsoup.parse(html).select(".note").text()).isEqualTo("note file");
        assertThat(Jsoup.parse(html).select("[name=name]").attr("value")).isEqualTo("Ada");
    }

    @Test
    void a_page_without_the_form_lists_everything() {
        var html = FilledForm.html(
                "<html><body><main id=content><h1>Closed</h1></main></body></html>",
                "/orders",
                new TypedForm(Map.of("name", List.of("Ada"))),
                "note",
                "file",
                "lost");

        assertThat(Jsoup.parse(html).select("main").text()).isEqualTo("note lost Ada Closed");
    }

    private static Document filled(Map<String, List<String>> typed) {
        return Jsoup.parse(FilledForm.html(PAGE, "/orders", new TypedForm(typed), "note", "file", "lost"));
    }
}
