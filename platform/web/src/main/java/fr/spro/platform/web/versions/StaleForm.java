package fr.spro.platform.web.versions;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/// Handles a form whose data was changed concurrently: shows it again (409) with the current version, so that
/// submitting it again is a deliberate choice. A field that only the other person changed has the stored
/// value. One that both changed keeps what was typed, and `forms.html` shows the stored value below it, which
/// can be taken instead.
public final class StaleForm {

    private static final String STORED = "stored";
    private static final String MINE = "mine";
    private static final String VERSION = "version";

    /// How a form differs from what is stored.
    ///
    /// @param stored the stored value, as people see it, of each field that the other person changed
    /// @param mine what was typed there
    /// @param taken the fields that only the other person changed
    /// @param choosable the fields that both changed and whose stored value can be taken
    record Differences(Map<String, String> stored, Map<String, String> mine, Set<String> taken, Set<String> choosable) {

        static Differences of(Record typed, Record now, OpenedForm opened) {
            var stored = new HashMap<String, String>();
            var typedValues = new HashMap<String, String>();
            var taken = new HashSet<String>();
            var choosable = new HashSet<String>();
            OpenedForm.fields(typed).forEach(field -> {
                var name = field.getName();
                var mine = OpenedForm.shown(OpenedForm.value(field, typed));
                var theirs = OpenedForm.shown(OpenedForm.value(field, now));
                if (theirs.equals(mine) || opened.showed(name, theirs)) return;
                stored.put(name, theirs);
                typedValues.put(name, mine);
                if (opened.showed(name, mine)) taken.add(name);
                else if (field.getType() == String.class) choosable.add(name);
            });
            return new Differences(
                    Map.copyOf(stored), Map.copyOf(typedValues), Set.copyOf(taken), Set.copyOf(choosable));
        }
    }

    private StaleForm() {}

    /// Forms are records of one type with a component `version`.
    ///
    /// @param name of the form in the model
    /// @param stored the form as it would be opened now
    public static <F extends Record> void show(
            String name, F typed, F stored, Model model, HttpServletResponse response) {
        var differences = Differences.of(typed, stored, OpenedForm.sent());
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(name, upon(typed, stored, differences.taken()));
        model.addAttribute(STORED, differences.stored());
        model.addAttribute(MINE, differences.mine());
        model.addAttribute("takenFields", differences.taken());
        model.addAttribute("choosableFields", differences.choosable());
        OpenedForm.renew(stored);
    }

    /// A form without fields, such as one that removes something.
    public static void show(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(STORED, Map.of());
    }

    static <F extends Record> F upon(F typed, F stored, Set<String> taken) {
        var fields = typed.getClass().getRecordComponents();
        var values = Arrays.stream(fields)
                .map(field -> OpenedForm.value(field, isStored(field, taken) ? stored : typed))
                .toArray();
        var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            var form = (F) typed.getClass().getDeclaredConstructor(types).newInstance(values);
            return form;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isStored(RecordComponent field, Set<String> taken) {
        return field.getName().equals(VERSION) || taken.contains(field.getName());
    }
}
