package fr.spro.acceptance;

import com.microsoft.playwright.Page;
import java.time.LocalDate;

/// A participant and the organiser use a rehearsal day with the keyboard only.
final class ByKeyboard {

    private static final String DAY = "repetition-au-clavier";
    private static final String STAFF_DAY = "/coordination/journees/" + DAY;
    private static final String API_DAY = "/api/registration/v1/days/" + DAY;
    private static final String MAILBOX = "clavier@example.org";

    private final Stage stage;

    ByKeyboard(Stage stage) {
        this.stage = stage;
    }

    /// The number of people who registered, confirmed and cancelled.
    int play() {
        return stage.inBrowser("by keyboard", (_, page) -> play(page)) ? 1 : 0;
    }

    private void play(Page page) {
        page.setViewportSize(1280, 800);
        stage.report.step("the API creates and publishes a rehearsal for the keyboard", "PUBLISHED", this::publish);
        stage.report.step(
                "by keyboard a participant registers, corrects, confirms", "Votre inscription est confirmée", () -> {
                    register(new Keyboard(page));
                    confirm(new Keyboard(page));
                    return page.textContent("h1");
                });
        stage.report.step("and cancels", "Votre inscription est annulée", () -> {
            stage.mailboxes.await(MAILBOX, "place-confirmed");
            var keyboard = new Keyboard(page);
            keyboard.press("a[href$='/annulation']");
            keyboard.press("form[action$='/annulation'] button");
            return page.textContent("h1") + problem(keyboard);
        });
        stage.report.step("the organiser finds the registration and reopens the day", "inscriptions ouvertes", () -> {
            var keyboard = new Keyboard(page);
            keyboard.open("/coordination/journees");
            keyboard.press("main a[href$='/%s']".formatted(DAY));
            keyboard.press("main a[href$='/inscriptions']");
            keyboard.type("#q", "clavier");
            keyboard.press("form.search button");
            keyboard.press("main table a[href*='/inscriptions/']");
            keyboard.open(STAFF_DAY);
            keyboard.tick("details.more summary");
            keyboard.press("main a[href$='/close']");
            keyboard.press("form[action$='/close'] button");
            keyboard.tick("details.more summary");
            keyboard.press("main a[href$='/reopen']");
            keyboard.press("form[action$='/reopen'] button");
            return page.textContent(".workspace .badge") + problem(keyboard);
        });
    }

    private void register(Keyboard keyboard) {
        keyboard.open("/");
        // The first focusable element of each page is the skip link.
        keyboard.reach(".skip");
        keyboard.jump(".skip");
        keyboard.press("main a[href$='/%s']".formatted(Stage.DAY));
        // A rehearsal is not announced: its guests get the address.
        keyboard.open("/journees/" + DAY);
        keyboard.press("a.button[href$='/inscription']");
        keyboard.press("main form button");
        if (!keyboard.inFocus(".errors")) throw new IllegalStateException("the summary of errors is not focused");
        keyboard.jump(".errors a[href='#lastName']");
        keyboard.type("#lastName", "Clavier");
        keyboard.type("#email", MAILBOX);
        keyboard.tick("#unlisted");
        keyboard.type("#otherStructure", "Une association");
        keyboard.choose("input[type=radio][value=w-2]");
        keyboard.choose("input[type=radio][value=w-5]");
        keyboard.tick("#consent");
        keyboard.press("main form button");
        check(keyboard);
    }

    private void confirm(Keyboard keyboard) {
        var mail = stage.mailboxes.await(MAILBOX, "confirm-address");
        keyboard.open(Stage.link(mail.links(), "/inscriptions/"));
        keyboard.press("form[action$='/confirmation'] button");
        check(keyboard);
    }

    private static void check(Keyboard keyboard) {
        if (!keyboard.problems().isEmpty())
            throw new IllegalStateException(keyboard.problems().toString());
    }

    private static String problem(Keyboard keyboard) {
        return String.join("", keyboard.problems().stream().limit(3).toList());
    }

    private String publish() {
        var day = stage.samples
                .day(LocalDate.now())
                .replace(Stage.DAY, DAY)
                .replaceFirst("\"places\": 220", "\"places\": 20, \"rehearsal\": \"%s\"".formatted(MAILBOX));
        stage.client.post("/api/registration/v1/days", day, DAY);
        return stage.client.step(API_DAY, "publish");
    }
}
