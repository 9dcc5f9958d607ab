package fr.spro.registration.day;

import fr.spro.platform.person.PersonName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /// What a person had of what is lost.
    public enum Standing {
        REGISTERED,
        /// It was offered and not accepted yet.
        OFFERED,
        /// It was held until the address is confirmed.
        TO_CONFIRM,
        /// A chosen workshop without a seat in it.
        WAITING
    }

    /// A person who loses something.
    public record Person(PersonName name, Standing standing) {}

    /// @param workshop null for the place at the day
    /// @param who in the order of arrival
    /// @param isRemoved whether it no longer takes place
    public record Loss(@Nullable Session workshop, List<Person> who, boolean isRemoved) {

        public int people() {
            return who.size();
        }

        /// How many had what.
        public Map<Standing, Integer> standings() {
            var standings = new EnumMap<Standing, Integer>(Standing.class);
            who.forEach(person -> standings.merge(person.standing(), 1, Integer::sum));
            return standings;
        }

        private String token() {
            return "-%s:%d".formatted(Impact.name(workshop), people());
        }
    }

    /// @param workshop null for the places at the day
    /// @param isOffered whether those who wait are asked to accept; shortly before the day nobody is
    public record Jump(@Nullable Session workshop, int from, int to, int waiting, boolean isOffered) {

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

    /// The workshops of which somebody loses or gains a seat.
    public List<Session> workshops() {
        return Stream.concat(losses.stream().map(Loss::workshop), jumps.stream().map(Jump::workshop))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
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
