package fr.spro.registration.day;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a change of a day means to its participants.
///
/// @param notified how many are notified
/// @param unconfirmed how many more it concerns who have not confirmed: their own page says it, and no mail
/// @param losses of places that people have
/// @param jumps of numbers of places, by more than people wait
/// @param answers that are deleted with their questions
public record Impact(int notified, int unconfirmed, List<Loss> losses, List<Jump> jumps, List<LostAnswers> answers) {

    public static final Impact NONE = new Impact(0, 0, List.of(), List.of(), List.of());

    /// @param workshop null for the place at the day
    /// @param isRemoved whether it no longer takes place
    public record Loss(@Nullable Session workshop, int people, boolean isRemoved) {

        private String token() {
            return "-%s:%d".formatted(Impact.name(workshop), people);
        }
    }

    /// @param workshop null for the places at the day
    public record Jump(@Nullable Session workshop, int from, int to, int waiting) {

        private String token() {
            return "+%s:%d:%d".formatted(Impact.name(workshop), from, to);
        }
    }

    /// The answers of this number of people to a removed question.
    public record LostAnswers(Question question, int people) {

        private String token() {
            return "?%s:%d".formatted(question.id().value(), people);
        }
    }

    /// Whether the organiser has to agree to it first.
    public boolean needsConsent() {
        return notified > 0 || !losses.isEmpty() || !jumps.isEmpty() || !answers.isEmpty();
    }

    /// Identifies what people lose and gain, so that consent to less is none. How many are notified is no part of it:
    /// people register all the time.
    String token() {
        return Stream.of(
                        losses.stream().map(Loss::token),
                        jumps.stream().map(Jump::token),
                        answers.stream().map(LostAnswers::token))
                .flatMap(tokens -> tokens)
                .collect(Collectors.joining(" "));
    }

    private static String name(@Nullable Session workshop) {
        return workshop == null ? "day" : workshop.id().value();
    }
}
