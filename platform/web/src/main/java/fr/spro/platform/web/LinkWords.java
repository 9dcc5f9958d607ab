package fr.spro.platform.web;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/// Writes a link of a Markdown text in plain text: its words, then its address.
final class LinkWords implements NodeRenderer {

    private final TextContentNodeRendererContext context;
    private final String colon;

    LinkWords(TextContentNodeRendererContext context, String colon) {
        this.context = context;
        this.colon = colon;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        var link = (Link) node;
        var address = link.getDestination().replaceFirst("^mailto:", "");
        var isBare = link.getFirstChild() instanceof Text only
                && only.getNext() == null
                && only.getLiteral().equals(address);
        if (!isBare && link.getFirstChild() != null) {
            for (var child = link.getFirstChild(); child != null; child = child.getNext()) context.render(child);
            context.getWriter().write(colon + " ");
        }
        context.getWriter().write(address);
    }
}
