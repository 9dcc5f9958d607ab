package fr.spro.platform.web;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Long texts of the staff as HTML, the same on pages and in mails: paragraphs, line breaks, lists, emphasis and links.
/// Everything else is shown as it was typed, or left out. In templates: `@markdown`.
public final class Markdown {

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

    static String rendered(String text) {
        return RENDERER.render(PARSER.parse(text));
    }
}
