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
/// @param jumps of numbers of places for which people wait
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

    /// What more places mean to somebody who waits for them.
    public enum Gain {
        /// The person is asked to accept by a deadline.
        OFFERED,
        /// The person has it at once.
        GIVEN,
        /// An earlier change, of which the person was not told yet, took it away.
        KEPT,
        /// It is held until the person confirms.
        RESERVED
    }

    /// More places than before while people wait for them.
    ///
    /// @param workshop null for the places at the day
    /// @param waiting how many wait now
    /// @param gains how many of them gain what
    public record Jump(@Nullable Session workshop, int from, int to, int waiting, Map<Gain, Integer> gains) {

        /// How many go on waiting.
        public int left() {
            return waiting - gains.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// Whether there are more new places than people wait.
        public boolean hasRest() {
            return to - from > waiting;
        }

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

    /// Identifies what people lose and gain, so that consent to less is none. How many are notified is
    /// no part of it: people register all the time.
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
