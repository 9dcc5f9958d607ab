package fr.spro.registration.workspace.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// In each state of a day its pages offer what makes sense in it, and nothing else.
class StatesOfDayPagesTests extends PageTest {

    enum State {
        DRAFT,
        DISCARDED,
        OPEN,
        CLOSED,
        /// Over by the clock, and not marked as completed.
        OVER,
        HELD,
        CANCELLED,
        ARCHIVED,
        ARCHIVED_AFTER_CANCELLATION
    }

    private static final Set<State> AHEAD = EnumSet.of(State.OPEN, State.CLOSED, State.OVER);
    private static final Set<State> TO_COME = EnumSet.of(State.OPEN, State.CLOSED);
    private static final Set<State> ATTENDED = with(AHEAD, State.HELD);
    private static final Set<State> OFF = EnumSet.of(State.CANCELLED, State.ARCHIVED_AFTER_CANCELLATION);

    /// @param text of a tool or sentence
    /// @param states those in which the page has it
    private record Row(String page, String text, Set<State> states) {}

    private static final List<Row> TABLE = List.of(
            new Row("", "Ajouter une séquence", with(ATTENDED, State.DRAFT)),
            new Row("", "Questions aux personnes inscrites", with(ATTENDED, State.DRAFT)),
            new Row("", "Elle sera visible par tout le monde", EnumSet.of(State.DRAFT)),
            new Row("", "n’a pas de page publique", EnumSet.of(State.DISCARDED)),
            new Row("", "0 prise sur 50", with(ATTENDED, State.ARCHIVED)),
            new Row("", "1 en attente", TO_COME),
            new Row("", "1 à confirmer", TO_COME),
            new Row("", "avaient demandé à venir", OFF),
            new Row("", "Modifier la journée", with(ATTENDED, State.DRAFT, State.CANCELLED)),
            new Row("/questions", "Ajouter une question", with(AHEAD, State.DRAFT)),
            new Row("/questions", "posées à chaque personne qui s’inscrit", with(AHEAD, State.DRAFT)),
            new Row("/questions", "ne serait posée à personne", with(OFF, State.HELD, State.ARCHIVED)),
            new Row("/inscriptions", "Noter présentes", EnumSet.of(State.OVER, State.HELD)),
            new Row("/inscriptions", "Imprimer les badges</button>", AHEAD),
            new Row("/inscriptions", "Annuler les inscriptions", ATTENDED),
            new Row("/inscriptions?etat=cancelled", "Imprimer les badges</button>", Set.of()),
            new Row("/inscriptions?etat=cancelled", "Annuler les inscriptions", Set.of()),
            new Row("/inscriptions?etat=cancelled", "Noter présentes", Set.of()),
            new Row("/inscriptions?etat=cancelled", "Rétablir les inscriptions", with(ATTENDED, State.CANCELLED)),
            new Row("/jour-j", "Publiez d’abord la journée", EnumSet.of(State.DRAFT)),
            new Row("/jour-j", "personne n’y est attendu", OFF),
            new Row("/jour-j", "ses présences ne changent plus", EnumSet.of(State.ARCHIVED)),
            new Row("/jour-j", "/papiers\"", AHEAD),
            new Row("/jour-j", "/accueil\"", ATTENDED),
            new Row("/jour-j", "/presences\"", ATTENDED),
            new Row("/jour-j", "/tablette\"", TO_COME),
            new Row("/jour-j", "/chiffres\"", with(ATTENDED, State.ARCHIVED)),
            new Row("/apres", "n’est pas encore clôturée", with(AHEAD, State.DRAFT)),
            new Row("/apres", "/attestations\"", with(ATTENDED, State.ARCHIVED)),
            new Row("/apres", "Ce brouillon est supprimé", EnumSet.of(State.DISCARDED)),
            new Row("/papiers", "Feuilles d’émargement", with(ATTENDED, State.DRAFT, State.DISCARDED, State.ARCHIVED)),
            new Row("/papiers", "il n’y a rien à imprimer", OFF));

    @ParameterizedTest
    @EnumSource
    void each_page_has_what_is_true_in_the_state_of_the_day(State state) {
        bring(state);

        for (var row : TABLE) {
            var name = "%s on %s".formatted(row.text(), row.page());
            if (row.states().contains(state))
                assertThat(body(row.page())).as(name).contains(row.text());
            else assertThat(body(row.page())).as(name).doesNotContain(row.text());
        }
    }

    private void bring(State state) {
        draftDay.handle(Examples.day(day.value(), 50, 1), "camille");
        if (state == State.DISCARDED) dayUseCases.discardDraft.handle(day, "camille");
        if (state == State.DRAFT || state == State.DISCARDED) return;
        moveDay.handle(day, Step.PUBLISH, "camille");
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        register("Cleo");
        cancelRegistration.handle(confirmed("Dora"), "camille");
        if (state == State.CLOSED) moveDay.handle(day, Step.CLOSE, "camille");
        if (OFF.contains(state)) moveDay.handle(day, Step.CANCEL, "camille");
        if (state == State.OVER || state == State.HELD || state == State.ARCHIVED) end();
        if (state == State.HELD || state == State.ARCHIVED) moveDay.handle(day, Step.HOLD, "camille");
        if (state == State.ARCHIVED || state == State.ARCHIVED_AFTER_CANCELLATION) {
            moveDay.handle(day, Step.ARCHIVE, "camille");
        }
    }

    private static Set<State> with(Set<State> some, State... others) {
        var all = EnumSet.copyOf(some);
        Stream.of(others).forEach(all::add);
        return all;
    }

    private String body(String page) {
        var answer = mvc.get()
                .uri("/coordination/journees/" + day.value() + page)
                .with(staff("camille", "organiser"))
                .exchange()
                .getResponse();
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
