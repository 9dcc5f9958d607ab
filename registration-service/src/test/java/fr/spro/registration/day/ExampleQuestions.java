package fr.spro.registration.day;

import fr.spro.registration.day.Question.Kind;
import fr.spro.suite.LocalizedText;
import java.util.List;

/// Questions of each kind, for the tests: a required one about the meal, a choice and a free text.
public final class ExampleQuestions {

    public static final Question MEAL = new Question(
            new QuestionId("q-meal"),
            Kind.MEAL,
            new LocalizedText("Que mangez-vous ?", "What do you eat?"),
            null,
            List.of(),
            true,
            new LocalizedText("Pour commander les repas.", null),
            30);

    public static final Question TRAIN = new Question(
            new QuestionId("q-train"),
            Kind.CHOICE,
            LocalizedText.french("Comment venez-vous ?"),
            LocalizedText.french("Une navette part de la gare."),
            List.of(
                    new Option("train", new LocalizedText("En train", "By train")),
                    new Option("car", LocalizedText.french("En voiture"))),
            false,
            LocalizedText.french("Pour prévoir la navette."),
            7);

    public static final Question HOPES = new Question(
            new QuestionId("q-hopes"),
            Kind.TEXT,
            LocalizedText.french("Qu’attendez-vous de la journée ?"),
            null,
            List.of(),
            false,
            LocalizedText.french("Pour préparer la table ronde."),
            0);

    private ExampleQuestions() {}
}
