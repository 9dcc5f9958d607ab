package fr.spro.registration.enrolment;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// What a form of choices showed when it was opened: each field, and whether the person had a seat. A field that is
/// sent as it was shown changes nothing, and one that has changed meanwhile is not overwritten.
///
/// @param fields a digest of each field; of each chosen workshop, the preferred one first, what the person had there;
/// and of each slot its workshops
public record ShownChoices(Map<String, String> fields) {

    /// Before the id of a workshop, or the start of a slot.
    private static final String WORKSHOP = "workshop-";

    /// Before the place of a slot on the form.
    private static final String SLOT = "slot-";

    private static final String NONE = "none";

    /// What is stored, and upon it what a form has changed.
    ///
    /// @param contested the changed fields that somebody or something else has changed too
    public record Merged(Wishes wishes, Set<String> contested) {

        public boolean isContested(String field) {
            return contested.contains(field);
        }

        public boolean isContested(Slot slot) {
            return isContested(name(slot));
        }
    }

    /// Without workshops that were removed, which no form shows.
    public static ShownChoices of(Wishes wishes, RegionalDay day, ParticipantState state) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Wishes.STRUCTURE, structure(wishes));
        fields.put(Wishes.NEEDS, needs(wishes));
        day.questions()
                .asked()
                .forEach(question -> fields.put(
                        Wishes.ANSWER + question.id().value(),
                        answer(wishes, question.id().value())));
        wishes.workshops().stream()
                .filter(day::hasWorkshop)
                .forEach(workshop -> fields.put(WORKSHOP + workshop.value(), had(state, workshop)));
        var slots = day.slots();
        for (int i = 0; i < slots.size(); i++) {
            fields.put(
                    SLOT + i,
                    slots.get(i).workshops().stream()
                            .map(workshop -> workshop.id().value())
                            .collect(Collectors.joining(",")));
        }
        return new ShownChoices(fields);
    }

    /// Without the slots of which the form was sent without an answer.
    ///
    /// @param isAnswered by its place on the form
    public ShownChoices answered(IntPredicate isAnswered) {
        var left = new LinkedHashMap<>(fields);
        for (int i = 0; fields.containsKey(SLOT + i); i++) {
            if (!isAnswered.test(i)) left.remove(SLOT + i);
        }
        return new ShownChoices(left);
    }

    /// The workshops of the day from which the sender has chosen one, or none; not those of a forged form.
    List<SessionId> considered(RegionalDay day) {
        var shown = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(SLOT))
                .flatMap(field -> Arrays.stream(field.getValue().split(",")))
                .collect(Collectors.toSet());
        return Slot.workshops(day.slots()).stream()
                .filter(workshop -> shown.contains(workshop.value()))
                .toList();
    }

    /// For a hidden field.
    public String text() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }

    /// If the text is none of a form, each difference is a change of two.
    public static ShownChoices parse(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : text.split(" ")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) fields.put(parts[0], parts[1]);
        }
        return new ShownChoices(fields);
    }

    /// @param sent by the form
    /// @param state with the stored wishes
    Merged upon(Wishes stored, Wishes sent, RegionalDay day, ParticipantState state) {
        var now = of(stored, day, state);
        var contested = new HashSet<String>();
        var origin = takes(Wishes.STRUCTURE, structure(sent), now, contested) ? sent : stored;
        var needs = takes(Wishes.NEEDS, needs(sent), now, contested) ? sent : stored;
        var answers = new HashMap<String, Answer>(stored.answers());
        for (var question : day.questions().asked()) {
            var id = question.id().value();
            if (!takes(Wishes.ANSWER + id, answer(sent, id), now, contested)) continue;
            if (sent.answers().containsKey(id)) answers.put(id, sent.answers().get(id));
            else answers.remove(id);
        }
        var workshops = workshops(stored, sent, day, now, contested);
        var merged = new Wishes(origin.structure(), origin.otherStructure(), workshops, needs.needs(), answers);
        return new Merged(merged, contested);
    }

    /// Slot by slot, if any has changed.
    private List<SessionId> workshops(
            Wishes stored, Wishes sent, RegionalDay day, ShownChoices now, Set<String> contested) {
        var workshops = new ArrayList<SessionId>();
        var isChanged = false;
        for (var slot : day.slots()) {
            var isTaken = takes(slot, sent, now, contested);
            isChanged |= isTaken;
            workshops.addAll(in(slot, (isTaken ? sent : stored).workshops()));
        }
        // No workshops of the day; whoever checks the wishes says so.
        var unknown = sent.workshops().stream()
                .filter(workshop -> !day.hasWorkshop(workshop) && !fields.containsKey(WORKSHOP + workshop.value()))
                .toList();
        workshops.addAll(unknown);
        if (!isChanged && unknown.isEmpty()) return stored.workshops();
        var isSent = day.slots().stream().allMatch(slot -> in(slot, workshops).equals(in(slot, sent.workshops())));
        return isSent ? sent.workshops() : workshops;
    }

    private static List<SessionId> in(Slot slot, List<SessionId> workshops) {
        return workshops.stream().filter(slot::has).toList();
    }

    private boolean takes(Slot slot, Wishes sent, ShownChoices now, Set<String> contested) {
        var wanted = in(slot, sent.workshops());
        if (wanted.equals(now.chosen(slot)) || !fields.isEmpty() && wanted.equals(chosen(slot))) return false;
        if (fields.isEmpty() || !had(slot).equals(now.had(slot))) contested.add(name(slot));
        return true;
    }

    /// Whether the field has what was sent: the sender has changed it. What the form did not show, the sender did not
    /// delete.
    private boolean takes(String field, String sent, ShownChoices now, Set<String> contested) {
        var stored = now.fields.get(field);
        var shown = fields.get(field);
        var isUnseen = shown == null && !fields.isEmpty() && sent.equals(NONE);
        if (sent.equals(stored) || sent.equals(shown) || isUnseen) return false;
        if (!Objects.equals(stored, shown)) contested.add(field);
        return true;
    }

    private List<SessionId> chosen(Slot slot) {
        return List.copyOf(had(slot).keySet());
    }

    /// In the order of preference.
    private LinkedHashMap<SessionId, String> had(Slot slot) {
        var had = new LinkedHashMap<SessionId, String>();
        fields.forEach((field, value) -> {
            if (!field.startsWith(WORKSHOP)) return;
            var workshop = new SessionId(field.substring(WORKSHOP.length()));
            if (slot.has(workshop)) had.put(workshop, value);
        });
        return had;
    }

    /// A seat, however it may have to be accepted or confirmed; a rank, whatever its number; or neither.
    private static String had(ParticipantState state, SessionId workshop) {
        return state.in(workshop)
                .map(found -> found.seat().isHeld() ? "seat" : found.rank() == null ? NONE : "rank")
                .orElse(NONE);
    }

    private static String name(Slot slot) {
        return WORKSHOP + slot.startsAt();
    }

    private static String structure(Wishes wishes) {
        var isNone = wishes.structure() == null && wishes.otherStructure() == null;
        return isNone ? NONE : Fingerprint.of(wishes.structure(), wishes.otherStructure());
    }

    private static String needs(Wishes wishes) {
        return wishes.needs() == null ? NONE : Fingerprint.of(wishes.needs());
    }

    private static String answer(Wishes wishes, String question) {
        var answer = wishes.answers().get(question);
        return answer == null ? NONE : Fingerprint.of(answer);
    }
}
