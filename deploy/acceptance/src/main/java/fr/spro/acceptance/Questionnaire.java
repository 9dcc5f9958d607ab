package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import fr.spro.platform.testing.ReceivedMail;
import java.util.Map;

/// Answers a survey through the link in the invitation.
final class Questionnaire {

    private Questionnaire() {}

    /// Returns whether the page of thanks follows.
    static boolean answer(Guest guest, ReceivedMail invitation) {
        var visitor = new Visitor(guest.language());
        var page = visitor.open(Stage.link(invitation.links(), "/enquetes/"));
        var overall = String.valueOf(3 + guest.row() % 3);
        var values =
                Map.of("OVERALL", overall, "RECOMMEND", "yes", "COMMENT", guest.row() % 10 == 0 ? "Très utile." : "");
        var action = page.location().replaceAll(".*(/enquetes/)", "$1");
        return visitor.submit(page, action, values).location().endsWith("/merci");
    }
}
