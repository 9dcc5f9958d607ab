package fr.spro.registration.imports;

import fr.spro.registration.day.Question;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.spreadsheet.Column;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// The columns of a file of people.
public final class PeopleColumns {

    static final String NAME = "name";
    static final String SURNAME_FIRST = "surname_first";
    static final String FIRST_NAME = "first_name";
    static final String LAST_NAME = "last_name";
    static final String EMAIL = "email";
    static final String LANGUAGE = "language";
    static final String STRUCTURE = "structure";
    static final String STRUCTURE_ID = "structure_id";
    static final String WORKSHOPS = "workshops";
    static final String NEEDS = "needs";
    static final String REGISTERED_AT = "registered_at";
    static final String DAY = "day";
    static final String STATE = "state";

    public static final List<Column> ALL = List.of(
            Column.optional(SURNAME_FIRST, "nom et prénom", "nom prénom"),
            Column.optional(NAME, "nom", "prénom et nom", "prénom nom", "nom complet", "full name", "participant"),
            Column.optional(FIRST_NAME, "prénom"),
            Column.optional(LAST_NAME, "nom de famille", "surname"),
            Column.required(
                    EMAIL,
                    "e-mail",
                    "mail",
                    "courriel",
                    "adresse",
                    "adresse e-mail",
                    "adresse mail",
                    "adresse électronique",
                    "adresse électronique professionnelle",
                    "e-mail address"),
            Column.optional(LANGUAGE, "langue"),
            Column.optional(STRUCTURE, "structure d’accueil", "organisme", "organisation", "organization"),
            Column.optional(STRUCTURE_ID, "identifiant de la structure", "organisation identifier"),
            Column.optional(WORKSHOPS, "ateliers", "atelier", "workshop", "sessions"),
            Column.optional(NEEDS, "besoins", "besoin"),
            Column.optional(
                    REGISTERED_AT, "inscrit le", "inscription le", "date d’inscription", "requested_at", "horodateur"),
            Column.optional(DAY, "journée", "identifiant de la journée"),
            Column.optional(STATE, "état"),
            Column.leftOut("id"),
            Column.leftOut("group"),
            Column.leftOut("checked_in_at", "arrivé le", "date d’arrivée"),
            Column.leftOut("place", "place à la journée", "place for the day", "place :", "seat :"));

    private PeopleColumns() {}

    /// Also those of the answers to the questions of a day, and of the seats in its workshops.
    public static List<Column> of(RegionalDay day) {
        return Stream.of(
                        ALL.stream(),
                        day.questions().asked().stream().map(PeopleColumns::ofQuestion),
                        day.sessions().stream()
                                .filter(Session::isWorkshop)
                                .map(workshop -> Column.leftOut(workshop.id().value(), workshop.title())))
                .flatMap(Function.identity())
                .toList();
    }

    /// A column "nom" beside one of first names has surnames only, unless no row has a first name.
    static Spreadsheet withSurnames(Spreadsheet table) {
        var isSurname = table.has(NAME)
                && !table.has(LAST_NAME)
                && table.rows().stream().anyMatch(row -> !row.get(FIRST_NAME).isEmpty());
        return isSurname ? table.renamed(NAME, LAST_NAME) : table;
    }

    private static Column ofQuestion(Question question) {
        var wording = question.wording();
        return Column.optional(answer(question), wording.french(), wording.in(Locale.ENGLISH));
    }

    static String answer(Question question) {
        return "answer_" + question.id().value();
    }
}
