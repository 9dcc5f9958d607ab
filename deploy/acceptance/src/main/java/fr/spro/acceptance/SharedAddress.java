package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/// A second person registers with the address of a colleague. The public learns nothing, the colleague and the staff
/// learn that nobody was added, and the second person registers with an address of their own.
final class SharedAddress {

    static final Map<String, Integer> MAILS =
            Map.of("address-registered", 1, "confirm-address", 1, "place-confirmed", 1, "changed", 1);

    private static final int OWNER = 20;
    private static final String FIRST_NAME = "Armelle";
    private static final String LAST_NAME = "Tissandier";
    private static final String OWN_ADDRESS = "armelle.tissandier@example.org";

    private final Stage stage;
    private final Guest owner;

    SharedAddress(Stage stage) {
        this.stage = stage;
        this.owner = stage.guests.get(OWNER - 1);
    }

    void play() {
        stage.report.step("the page says the same to a known address as to a new one", true, () -> {
            var second = new Visitor("fr");
            var form = second.open("/journees/%s/inscription".formatted(Stage.DAY));
            var sent = second.submit(form, "/inscription", values(owner.email()));
            var correction = second.submit(sent, "/correction", Map.of());
            var corrected = second.submit(correction, "/inscription", Map.of("email", OWN_ADDRESS));
            return words(sent, owner.email()).equals(words(corrected, OWN_ADDRESS));
        });
        stage.report.step("the owner reads whose registration it is, not who else came", true, () -> {
            var mail = stage.mailboxes.await(owner.email(), "address-registered");
            return mail.text().contains(owner.name())
                    && !mail.text().contains(LAST_NAME)
                    && Stage.link(mail.links(), "/inscriptions/").equals(stage.ownPage(owner.row()));
        });
        stage.report.step("the second person is registered once, with an own address", List.of(OWN_ADDRESS), () -> {
            var second = new Visitor("fr");
            var mail = stage.mailboxes.await(OWN_ADDRESS, "confirm-address");
            second.submit(second.open(Stage.link(mail.links(), "/inscriptions/")), "/confirmation", Map.of());
            stage.mailboxes.await(OWN_ADDRESS, "place-confirmed");
            return registrations(LAST_NAME)
                    .valueStream()
                    .map(found -> found.path("email").asString())
                    .toList();
        });
        stage.report.step("the staff's form says whose address it is, with a link to it", true, () -> {
            var page = stage.organiser.submitRejected(
                    stage.organiser.open(Stage.STAFF_DAY + "/inscriptions/nouvelle"),
                    "/nouvelle",
                    values(owner.email()));
            return page.select(".errors").text().contains(owner.name())
                    && !page.select("a[href$=%s]"
                                    .formatted(known().path("registrationId").asString()))
                            .isEmpty();
        });
        stage.report.step("the API rejects it as known, and changes nothing", List.of("address-registered"), () -> {
            var before = known();
            var codes = stage.client.rejected(Stage.API_DAY + "/registrations", """
                {"firstName": "%s", "lastName": "%s", "email": "%s", "language": "fr", "structure": "%s",
                 "workshops": [], "confirmed": true}\
                """.formatted(
                            FIRST_NAME, LAST_NAME, owner.email(), owner.structure()));
            return known().equals(before) ? codes : "changed: " + known();
        });
    }

    private Map<String, String> values(String email) {
        var values = new LinkedHashMap<String, String>();
        values.put("firstName", FIRST_NAME);
        values.put("lastName", LAST_NAME);
        values.put("email", email);
        values.put("structure", owner.structure());
        values.put("consent", "true");
        return values;
    }

    /// Without the address and the times.
    private static String words(Document page, String address) {
        return page.text().replace(address, "").replaceAll("\\d", "");
    }

    private JsonNode known() {
        return registrations(owner.lastName()).path(0);
    }

    private JsonNode registrations(String text) {
        return stage.client.get(Stage.API_DAY + "/registrations?text=" + text).path("registrations");
    }
}
