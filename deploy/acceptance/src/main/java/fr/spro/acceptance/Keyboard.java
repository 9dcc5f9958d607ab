package fr.spro.acceptance;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// A user with a keyboard and no mouse. Records elements whose focus is invisible, unnamed or off screen.
final class Keyboard {

    private static final int MAX_TABS = 150;

    /// The accessibility problems of the focused element; empty if there are none.
    private static final String PROBLEM = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return "";
          const what = one.outerHTML.slice(0, 80);
          if (one.tabIndex > 0) return "out of order: " + what;
          const style = getComputedStyle(one);
          if (one.matches(":focus-visible") && style.outlineStyle === "none") return "focus invisible: " + what;
          const box = one.getBoundingClientRect();
          if (box.bottom < 0 || box.top > innerHeight || box.right < 0) return "off screen: " + what;
          const named = one.labels?.length || one.textContent.trim() || one.ariaLabel || one.title;
          return named ? "" : "without a name: " + what;
        }\
        """;

    private final Page page;
    private final List<String> problems = new ArrayList<>();

    Keyboard(Page page) {
        this.page = page;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void open(String address) {
        page.navigate(address.startsWith("http") ? address : Visitor.ADDRESS + address);
    }

    /// Presses Tab until the element is focused.
    void reach(String selector) {
        for (int i = 0; i < MAX_TABS; i++) {
            if (inFocus(selector)) return;
            page.keyboard().press("Tab");
            var problem = page.evaluate(PROBLEM).toString();
            if (!problem.isEmpty()) problems.add("%s: %s".formatted(page.title(), problem));
        }
        throw new IllegalStateException("%s cannot be reached on %s".formatted(selector, page.url()));
    }

    void type(String selector, String text) {
        reach(selector);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /// Ticks a checkbox.
    void tick(String selector) {
        reach(selector);
        page.keyboard().press("Space");
    }

    /// Chooses another option of a radio group: Tab reaches the group, the arrow keys its options.
    void choose(String selector) {
        var group = "[name=\"%s\"]".formatted(page.getAttribute(selector, "name"));
        reach(group);
        if (inFocus(selector)) page.keyboard().press("Space");
        for (int i = 0; i < MAX_TABS && !inFocus(selector); i++) page.keyboard().press("ArrowDown");
    }

    /// Follows a link or presses a button, and waits for the next page.
    void press(String selector) {
        reach(selector);
        page.evaluate("() => { window.left = false; }");
        page.keyboard().press("Enter");
        page.waitForFunction("() => window.left === undefined");
        page.waitForLoadState();
    }

    /// Follows a link within the page.
    void jump(String selector) {
        reach(selector);
        page.keyboard().press("Enter");
    }

    boolean inFocus(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector);
    }
}
