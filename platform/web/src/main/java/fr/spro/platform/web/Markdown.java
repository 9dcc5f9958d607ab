package fr.spro.platform.web;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Long texts of the staff as HTML, the same on pages and in mails: paragraphs, line breaks, lists, emphasis and links.
/// Everything else is shown as it was typed, or left out. In templates: `@markdown`.
public final class Markdown {

    private static final int SUMMARY = 200;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(ListBlock.class))
            .extensions(List.of(AutolinkExtension.create()))
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    /// Pages load nothing from others, so there are no images.
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements("p", "br", "ul", "ol", "li", "strong", "em", "a")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .requireRelNofollowOnLinks()
            .toFactory();

    /// Safe to be written into a page without escaping.
    public String html(@Nullable String text) {
        return text == null ? "" : ALLOWED.sanitize(rendered(text));
    }

    /// The same without marks, in one line, for a sentence or the preview of a page.
    public static String text(String text) {
        var plain = new PlainText();
        PARSER.parse(text).accept(plain);
        return plain.text();
    }

    /// The same without marks, in lines, for the text part of a mail: the address of a link follows its words.
    ///
    /// @param colon with the space before it, if its language has one
    public static String plain(String text, String colon) {
        return TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                .nodeRendererFactory(context -> new LinkWords(context, colon))
                .build()
                .render(PARSER.parse(text))
                .strip();
    }

    /// The beginning of the same, up to a word.
    public static String summary(String text) {
        var plain = text(text);
        if (plain.length() <= SUMMARY) return plain;
        var end = plain.lastIndexOf(' ', SUMMARY);
        return plain.substring(0, end < 0 ? SUMMARY : end) + "…";
    }

    static String rendered(String text) {
        return RENDERER.render(PARSER.parse(text));
    }
}
