package fr.spro.platform.web;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Collects the words of a Markdown text in one line. The address of a link follows its words.
final class PlainText extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();

    String text() {
        return words.toString().strip();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
        words.append(' ');
    }

    @Override
    public void visit(Link link) {
        var start = words.length();
        visitChildren(link);
        var address = link.getDestination().replaceFirst("^mailto:", "");
        if (!words.substring(start).equals(address))
            words.append(" (").append(address).append(')');
    }

    @Override
    public void visit(ListItem item) {
        apart(item);
    }

    @Override
    public void visit(Paragraph paragraph) {
        apart(paragraph);
    }

    private void apart(Block block) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') words.append(' ');
        visitChildren(block);
    }
}
