package fr.spro.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Checks pages in a real browser at three widths: axe must find nothing and nothing may overflow
/// horizontally. Saves a screenshot of each.
final class PageChecks implements AutoCloseable {

    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path pictures;
    private final Playwright playwright;
    private final Browser browser;

    private PageChecks(Path chromium, Path pictures) {
        this.pictures = pictures;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /// Empty if there is no Chromium.
    static Optional<PageChecks> with(Path pictures) {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(chromium -> new PageChecks(chromium, pictures));
    }

    /// The findings on these pages (names of screenshots to addresses); empty if there are none.
    List<String> at(Map<String, String> pages) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            return look(context, pages);
        }
    }

    /// The same, signed in.
    List<String> at(String user, String password, Map<String, String> pages) {
        return signedIn(user, password, page -> look(page.context(), pages));
    }

    /// Runs an action on a page, signed in.
    <T> T signedIn(String user, String password, Function<Page, T> work) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            var page = context.newPage();
            for (var place : List.of("journees", "enquetes", "supports", "messages")) {
                page.navigate(Visitor.ADDRESS + "/coordination/" + place);
                if (!page.url().contains("/identity/login")) continue;
                page.fill("#username", user);
                page.fill("#password", password);
                page.click("button");
            }
            return work.apply(page);
        }
    }

    /// The findings on the current page at its current width; saves a screenshot.
    List<String> at(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(name + ".png")));
        return findings(page, name);
    }

    /// The same at all three widths.
    List<String> atAllWidths(Page page, String name) {
        return WIDTHS.stream()
                .flatMap(width -> {
                    page.setViewportSize(width, 900);
                    return at(page, "%s-%d".formatted(name, width)).stream();
                })
                .toList();
    }

    private List<String> look(BrowserContext context, Map<String, String> pages) {
        var findings = new ArrayList<String>();
        var page = context.newPage();
        pages.forEach((name, address) -> {
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                var answer = page.navigate(address.startsWith("http") ? address : Visitor.ADDRESS + address);
                var isThere = answer != null && answer.ok();
                if (isThere == name.startsWith("unknown")) findings.add(name + ": not the expected page");
                findings.addAll(findings(page, "%s at %d".formatted(name, width)));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(pictures.resolve("%s-%d.png".formatted(name, width))));
            }
        });
        return findings;
    }

    private static List<String> findings(Page page, String where) {
        var findings = new ArrayList<String>();
        // Our pages have no frames, for which the other mode opens another page each time.
        for (var violation : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            findings.add("%s: %s %s"
                    .formatted(
                            where,
                            violation.getId(),
                            violation.getNodes().getFirst().getTarget()));
        }
        var overflow = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        if (Boolean.TRUE.equals(overflow)) findings.add(where + ": overflows horizontally");
        return findings;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
