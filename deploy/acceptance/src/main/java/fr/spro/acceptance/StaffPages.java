package fr.spro.acceptance;

import java.util.TreeMap;

/// The staff's pages, with the data of the whole story.
final class StaffPages {

    private static final String STRUCTURE = "/coordination/annuaire/structures/s-ml-nantes-centre";
    private static final String GROUP = "/coordination/annuaire/groupes/g-nantes";

    private final Stage stage;

    StaffPages(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var pages = new TreeMap<String, String>();
        pages.put("staff-days", "/coordination/journees");
        pages.put("staff-day", Stage.STAFF_DAY);
        pages.put("staff-day-check-in", Stage.STAFF_DAY + "/jour-j");
        pages.put("staff-day-afterwards", Stage.STAFF_DAY + "/apres");
        pages.put("staff-attestations", Stage.STAFF_DAY + "/attestations");
        pages.put("staff-day-new", "/coordination/journees/nouvelle");
        pages.put("staff-day-edit", Stage.STAFF_DAY + "/modifier");
        pages.put("staff-day-copy", Stage.STAFF_DAY + "/copie");
        pages.put("staff-day-history", Stage.STAFF_DAY + "/historique");
        pages.put("staff-session-new", Stage.STAFF_DAY + "/sequences/nouvelle");
        pages.put("staff-session", Stage.STAFF_DAY + "/sequences/w-1");
        pages.put("staff-session-remove", Stage.STAFF_DAY + "/sequences/w-1/suppression");
        pages.put("staff-registrations", Stage.STAFF_DAY + "/inscriptions");
        pages.put("staff-figures", Stage.STAFF_DAY + "/chiffres");
        pages.put("staff-questions", Stage.STAFF_DAY + "/questions");
        pages.put("staff-question-new", Stage.STAFF_DAY + "/questions/nouvelle");
        pages.put("staff-documents", Stage.STAFF_DAY + "/papiers");
        pages.put("staff-reports", Stage.STAFF_DAY + "/comptes-rendus");
        pages.put("staff-import", Tablet.STAFF_DAY + "/inscriptions/import");
        pages.put("staff-group-registration", Tablet.STAFF_DAY + "/inscriptions/groupe");
        pages.put("staff-retention", "/coordination/journees/conservation");
        pages.put("staff-search", Stage.STAFF_DAY + "/inscriptions?q=nantes&tri=recentes");
        pages.put("staff-search-nothing", Stage.STAFF_DAY + "/inscriptions?q=zzz");
        pages.put("staff-registration", Stage.STAFF_DAY + "/inscriptions/" + aRegistration());
        pages.put("staff-registration-erase", Stage.STAFF_DAY + "/inscriptions/" + aRegistration() + "/effacement");
        pages.put("staff-unlisted", "/coordination/annuaire/hors-liste");
        pages.put("staff-unlisted-add", "/coordination/annuaire/hors-liste/ajout?nom=nouvelle");
        pages.put("staff-directory", "/coordination/annuaire");
        pages.put("staff-directory-search", "/coordination/annuaire?q=nantes&tri=ville");
        pages.put("staff-directory-nothing", "/coordination/annuaire?q=zzz");
        pages.put("staff-structure", STRUCTURE);
        pages.put("staff-structure-edit", STRUCTURE + "/modifier");
        pages.put("staff-structure-remove", STRUCTURE + "/suppression");
        pages.put("staff-structure-add", "/coordination/annuaire/ajout/structure");
        pages.put("staff-groups", "/coordination/annuaire/groupes");
        pages.put("staff-group", GROUP);
        pages.put("staff-group-edit", GROUP + "/modifier");
        pages.put("staff-group-remove", GROUP + "/suppression");
        pages.put("staff-group-add", "/coordination/annuaire/ajout/groupe");
        pages.put("staff-coordinator", GROUP + "/coordination/c-01");
        pages.put("staff-coordinator-add", GROUP + "/ajout");
        pages.put("staff-coordinator-remove", GROUP + "/coordination/c-01/retrait");
        pages.put("staff-duplicates", "/coordination/annuaire/doublons");
        pages.put("staff-duplicates-choose", "/coordination/annuaire/doublons/structures");
        pages.put("staff-surveys", "/coordination/enquetes");
        pages.put("staff-results", "/coordination/enquetes/" + Stage.SURVEY);
        pages.put("staff-material", "/coordination/supports");
        pages.put("staff-shipped", "/coordination/supports?etat=shipped");
        pages.put("staff-messages", "/coordination/messages");
        stage.checkAsStaff("axe finds no violation on the staff's pages", pages);
    }

    private String aRegistration() {
        return stage.client
                .get(Stage.API_DAY + "/registrations")
                .path("registrations")
                .path(0)
                .path("registrationId")
                .asString();
    }
}
