package fr.spro.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.spro.acceptance.Samples.Guest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The first participants are checked in on a phone without network.
final class OfflineCheckIn {

    private static final String ADDRESS = Stage.STAFF_DAY + "/accueil";
    private static final int CHECKED_IN = 5;
    private static final String WORKSHOP = "w-2";

    /// All data stored on the device, as text.
    private static final String KEPT = """
        async () => {
          const base = await new Promise((done) => {
            const opening = indexedDB.open("spro-check-in");
            opening.onsuccess = () => done(opening.result);
          });
          let text = "";
          for (const name of base.objectStoreNames) {
            const all = await new Promise((done) => {
              const asked = base.transaction(name).objectStore(name).getAll();
              asked.onsuccess = () => done(asked.result);
            });
            for (const one of all) text += JSON.stringify(one) + new TextDecoder("latin1").decode(one.data);
          }
          base.close();
          return text;
        }\
        """;

    /// The number of people checked in at the server, at the day and in the workshop.
    private static final String PRESENT = """
        async (address) => {
          const { people } = await (await fetch(address + "/liste", { cache: "no-store" })).json();
          const attended = people.flatMap((person) => person.attended);
          return [people.filter((person) => person.checkedInAt).length, attended.length];
        }\
        """;

    private final Stage stage;

    OfflineCheckIn(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.inBrowser("the check-in desk", this::play);
    }

    private void play(PageChecks checks, Page page) {
        // The first participant corrected the name earlier.
        var expected = stage.present().stream().skip(1).toList();
        var guests = expected.subList(0, CHECKED_IN);
        var inWorkshop = expected.stream()
                .filter(guest -> guest.workshops().contains(WORKSHOP))
                .limit(2)
                .toList();
        page.setViewportSize(360, 800);
        stage.report.step("the check-in desk opens on a phone and works offline later", true, () -> {
            page.navigate(Visitor.ADDRESS + ADDRESS);
            page.waitForFunction(
                    "async (address) => Boolean(await (await caches.open('spro-check-in')).match(address))", ADDRESS);
            page.waitForFunction(
                    "async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller");
            return page.isVisible("#check-in");
        });
        stage.report.step("axe finds no violation at the check-in desk", List.of(), () -> checks.at(page, "check-in"));
        stage.report.step("offline the page reopens and checks in 5, and 2 in a workshop", 7, () -> {
            page.context().setOffline(true);
            page.reload();
            guests.forEach(guest -> checkIn(page, guest));
            page.selectOption("#check-in-session", WORKSHOP);
            inWorkshop.forEach(guest -> checkIn(page, guest));
            return Integer.parseInt(page.textContent("#check-in-waiting").replaceAll("\\D", ""));
        });
        stage.report.step(
                "the pages that sign out and close the day can tell that 7 are not sent",
                true,
                () -> page.context().cookies(Visitor.ADDRESS).stream()
                        .anyMatch(cookie ->
                                cookie.name.equals("SPRO_DEVICE_UNSENT") && cookie.value.equals(ADDRESS + ":7")));
        stage.report.step(
                "axe finds no violation at the check-in desk without network",
                List.of(),
                () -> checks.at(page, "check-in-offline"));
        stage.report.step("offline the desk says that signing out is not possible and that 7 are kept", true, () -> {
            page.click("#check-in-sign-out");
            page.waitForSelector("#check-in-away:not([hidden])");
            return page.url().endsWith(ADDRESS)
                    && page.textContent("#check-in-away").contains(" 7.");
        });
        stage.report.step("no name is readable on the device", List.of(), () -> {
            var kept = page.evaluate(KEPT).toString();
            return guests.stream()
                    .flatMap(guest -> Stream.of(guest.name(), guest.listedName()))
                    .filter(kept::contains)
                    .toList();
        });
        var checkedIn =
                Stream.concat(guests.stream(), inWorkshop.stream()).distinct().count();
        stage.report.step("with the network back they are present, and nobody else is", List.of(checkedIn, 2L), () -> {
            page.context().setOffline(false);
            page.waitForSelector("#check-in-waiting", hidden());
            return counts(page);
        });
        stage.report.step("and the page that signs out opens", true, () -> {
            page.click("#check-in-sign-out");
            page.waitForURL("**/logout/registration");
            page.navigate(Visitor.ADDRESS + ADDRESS);
            page.waitForSelector("#check-in:not([hidden])");
            return page.isHidden("#check-in-away");
        });
        var mistaken = guests.stream()
                .filter(guest -> !inWorkshop.contains(guest))
                .findFirst()
                .orElseThrow();
        stage.report.step("a mistake at the desk is taken back with two presses", checkedIn - 1, () -> {
            page.selectOption("#check-in-session", "");
            page.fill("#check-in-search", mistaken.name());
            page.click("#check-in-people button");
            // By keyboard, since a second press of the pointer at once counts as one.
            page.press("#check-in-people button", "Enter");
            page.waitForSelector("#check-in-people .badge.done", hidden());
            return present(page);
        });
        stage.report.step("who comes after all is recorded again", checkedIn, () -> {
            checkIn(page, mistaken);
            return Polling.until(checkedIn, () -> present(page));
        });
        stage.report.step("without the key the device shows nobody", List.of(), () -> {
            page.context()
                    .clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("SPRO_CHECK_IN.*")));
            page.context().setOffline(true);
            page.reload();
            page.waitForSelector("#check-in-problem:not([hidden])");
            var text = page.textContent("body");
            page.context().setOffline(false);
            return guests.stream().map(Guest::listedName).filter(text::contains).toList();
        });
    }

    private static List<Long> counts(Page page) {
        return ((List<?>) page.evaluate(PRESENT, ADDRESS))
                .stream().map(number -> ((Number) number).longValue()).toList();
    }

    private static long present(Page page) {
        return counts(page).getFirst();
    }

    private static Page.WaitForSelectorOptions hidden() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private static void checkIn(Page page, Guest guest) {
        page.fill("#check-in-search", guest.name());
        page.click("#check-in-people button");
        page.waitForSelector("#check-in-people .badge.done");
    }
}
