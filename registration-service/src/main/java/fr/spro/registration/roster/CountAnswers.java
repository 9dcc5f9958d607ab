package fr.spro.registration.roster;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Counts the answers to custom questions without names, such as the number of vegetarian meals.
@Service
public class CountAnswers {

    /// The answers to one question.
    ///
    /// @param chosen the number of answers per option id
    /// @param texts free texts, in an order independent of their authors
    public record Tally(
            Question question, long answered, long registered, Map<String, Long> chosen, List<String> texts) {}

    private final Roster roster;

    CountAnswers(Roster roster) {
        this.roster = roster;
    }

    public List<Tally> of(RegionalDay day, Scope scope) {
        try (var all = roster.stream(day, scope)) {
            var wishes = all.map(RosterEntry::registration)
                    .filter(Registration::isActive)
                    .map(Registration::wishes)
                    .toList();
            return day.questions().asked().stream()
                    .map(question -> tally(question, wishes))
                    .toList();
        }
    }

    private static Tally tally(Question question, List<Wishes> wishes) {
        var answers = wishes.stream()
                .flatMap(wish ->
                        Stream.ofNullable(wish.answers().get(question.id().value())))
                .toList();
        var chosen = new LinkedHashMap<String, Long>();
        question.choices().forEach(option -> chosen.put(option, 0L));
        answers.stream()
                .map(Answer::options)
                .flatMap(List::stream)
                .forEach(option -> chosen.merge(option, 1L, Long::sum));
        var texts = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.text()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        return new Tally(question, answers.size(), wishes.size(), chosen, texts);
    }
}
