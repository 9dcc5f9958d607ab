package fr.spro.registration.documents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Joins Arabic letters: each gets the form that its neighbours require, since the renderer of the documents does not
/// choose it.
final class ArabicForms {

    private enum Form {
        ISOLATED,
        FINAL,
        INITIAL,
        MEDIAL
    }

    /// A letter, or lam and alef, with the marks on it.
    private record Cluster(String letters, String marks) {

        static Cluster of(String text) {
            return new Cluster(text.replaceAll("\\p{M}", ""), text.replaceAll("\\P{M}", ""));
        }

        boolean joinsNext() {
            return letters.equals(TATWEEL) || has(Form.INITIAL);
        }

        boolean joinsPrevious() {
            return letters.equals(TATWEEL) || has(Form.FINAL);
        }

        private boolean has(Form form) {
            return FORMS.getOrDefault(letters, Map.of()).containsKey(form);
        }

        String in(Form form) {
            return FORMS.getOrDefault(letters, Map.of()).getOrDefault(form, letters) + marks;
        }
    }

    private static final String TATWEEL = "\u0640";
    private static final Pattern CLUSTER = Pattern.compile("ل\\p{M}*[اأإآ]\\p{M}*|.\\p{M}*", Pattern.DOTALL);
    private static final Pattern NAME =
            Pattern.compile("ARABIC (?:LETTER .*|LIGATURE LAM WITH ALEF.*) (ISOLATED|FINAL|INITIAL|MEDIAL) FORM");
    private static final Map<String, Map<Form, String>> FORMS = forms();

    private ArabicForms() {}

    /// The clusters of a text in reading order, joined.
    static List<String> joined(String text) {
        var clusters = CLUSTER.matcher(text)
                .results()
                .map(found -> Cluster.of(found.group()))
                .toList();
        var joined = new ArrayList<String>();
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i);
            var previous = i > 0 && clusters.get(i - 1).joinsNext() && cluster.joinsPrevious();
            var next = i + 1 < clusters.size()
                    && cluster.joinsNext()
                    && clusters.get(i + 1).joinsPrevious();
            joined.add(cluster.in(form(previous, next)));
        }
        return joined;
    }

    private static Form form(boolean joinsPrevious, boolean joinsNext) {
        if (joinsPrevious) return joinsNext ? Form.MEDIAL : Form.FINAL;
        return joinsNext ? Form.INITIAL : Form.ISOLATED;
    }

    /// The forms that Unicode has, by the letters to which it decomposes them, as far as the fonts have them.
    private static Map<String, Map<Form, String>> forms() {
        var forms = new HashMap<String, Map<Form, String>>();
        for (int letter = 0xFB50; letter <= 0xFEFC; letter++) {
            var name = NAME.matcher(String.valueOf(Character.getName(letter)));
            if (!name.matches() || !PaperFont.REGULAR.has(letter) || !PaperFont.BOLD.has(letter)) continue;
            var text = Character.toString(letter);
            forms.computeIfAbsent(Normalizer.normalize(text, Normalizer.Form.NFKC), _ -> new EnumMap<>(Form.class))
                    .put(Form.valueOf(name.group(1)), text);
        }
        return forms;
    }
}
