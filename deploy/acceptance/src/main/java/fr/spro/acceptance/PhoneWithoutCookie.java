package fr.spro.acceptance;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/// A phone that keeps no cookie: its owner reads the form in English, sends it with a slip, corrects that and confirms.
final class PhoneWithoutCookie {

    static final Map<String, Integer> MAILS = Map.of("confirm-address", 1, "place-confirmed", 1, "changed", 1);

    private static final String FORM = "/journees/%s/inscription".formatted(Stage.DAY);
    private static final String EMAIL = "imani.okafor@example.org";

    private final Stage stage;
    private final Visitor phone = new Visitor("fr");
    private Document faulty = new Document("");

    PhoneWithoutCookie(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.report.step(
                "a phone without cookies sends the form, and gets back what was typed",
                List.of("en", "Imani", "imani.okafor"),
                () -> {
                    var form = phone.open(FORM + "?lang=en");
                    phone.forgetCookies();
                    var typed = Map.of(
                            "firstName", "Imani",
                            "lastName", "Okafor",
                            "email", "imani.okafor",
                            "structure", "other",
                            "otherStructure", "Une association",
                            "consent", "true");
                    faulty = phone.submitRejected(form, "/inscription", typed);
                    return List.of(
                            faulty.select("html").attr("lang"),
                            faulty.select("#firstName").val(),
                            faulty.select("#email").val());
                });
        stage.report.step("once the address is corrected, it registers", "Check your email", () -> {
            phone.forgetCookies();
            return phone.submit(faulty, "/inscription", Map.of("email", EMAIL))
                    .select("h1")
                    .text();
        });
        stage.report.step("and confirms through the link in the mail", "en, Your registration is confirmed", () -> {
            var mail = stage.mailboxes.await(EMAIL, "confirm-address");
            var page = phone.open(mail.links().getFirst());
            phone.forgetCookies();
            phone.submit(page, "/confirmation", Map.of());
            return page.select("html").attr("lang") + ", "
                    + stage.mailboxes.await(EMAIL, "place-confirmed").subject().replaceAll(":.*", "");
        });
    }
}
