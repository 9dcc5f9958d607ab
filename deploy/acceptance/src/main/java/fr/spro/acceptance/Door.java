package fr.spro.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.spro.acceptance.Samples.Guest;
import java.util.List;
import java.util.stream.Stream;

/// The first who come are noted at the door on a phone, while there is no network.
final class Door {

    private static final String ADDRESS = Stage.STAFF_DAY + "/accueil";
    private static final int NOTED = 5;
    private static final String WORKSHOP = "w-2";

    /// Everything that lies on the device, as text.
    private static final String KEPT = """
        async () => {
          const base = await new Promise((done) => {
            const opening = indexedDB.open("spro-door");
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

    /// How many the server knows to be at the day, and in the workshop.
    private static final String PRESENT = """
        async (address) => {
          const { people } = await (await fetch(address + "/liste", { cache: "no-store" })).json();
          const seen = people.flatMap((person) => person.seen);
          return [people.filter((person) => person.checkedInAt).length, seen.length];
        }\
        """;

    private final Stage stage;

    Door(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.inBrowser("the door", this::play);
    }

    private void play(Looks looks, Page page) {
        // The first has corrected the name since.
        var expected = stage.present().stream().skip(1).toList();
        var guests = expected.subList(0, NOTED);
        var inWorkshop = expected.stream()
                .filter(guest -> guest.workshops().contains(WORKSHOP))
                .limit(2)
                .toList();
        page.setViewportSize(360, 800);
        stage.report.step("the door opens on a phone and is kept for when the network goes", true, () -> {
            page.navigate(Visitor.ADDRESS + ADDRESS);
            page.waitForFunction(
                    "async (address) => Boolean(await (await caches.open('spro-door')).match(address))", ADDRESS);
            page.waitForFunction(
                    "async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller");
            return page.isVisible("#door");
        });
        stage.report.step("axe finds nothing at the door", List.of(), () -> looks.at(page, "door"));
        stage.report.step("without network the page opens again and notes five people and two in a workshop", 7, () -> {
            page.context().setOffline(true);
            page.reload();
            guests.forEach(guest -> note(page, guest));
            page.selectOption("#door-session", WORKSHOP);
            inWorkshop.forEach(guest -> note(page, guest));
            return Integer.parseInt(page.textContent("#door-waiting").replaceAll("\\D", ""));
        });
        stage.report.step(
                "axe finds nothing at the door without network", List.of(), () -> looks.at(page, "door-offline"));
        stage.report.step("nobody's name lies readable on the device", List.of(), () -> {
            var kept = page.evaluate(KEPT).toString();
            return guests.stream().map(Guest::name).filter(kept::contains).toList();
        });
        var came =
                Stream.concat(guests.stream(), inWorkshop.stream()).distinct().count();
        stage.report.step("with the network back they are present, and nobody else", List.of(came, 2L), () -> {
            page.context().setOffline(false);
            page.waitForSelector(
                    "#door-waiting", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
            return ((List<?>) page.evaluate(PRESENT, ADDRESS))
                    .stream().map(number -> ((Number) number).longValue()).toList();
        });
        stage.report.step("when the key has gone, the device shows nobody", List.of(), () -> {
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("SPRO_DOOR"));
            page.context().setOffline(true);
            page.reload();
            page.waitForSelector("#door-trouble:not([hidden])");
            var text = page.textContent("body");
            page.context().setOffline(false);
            return guests.stream().map(Guest::name).filter(text::contains).toList();
        });
    }

    private static void note(Page page, Guest guest) {
        page.fill("#door-search", guest.name());
        page.click("#door-people button");
        page.waitForSelector("#door-people .badge.done");
    }
}
