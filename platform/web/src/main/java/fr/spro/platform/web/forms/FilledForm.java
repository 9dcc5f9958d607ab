package fr.spro.platform.web.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page whose form has the values that were typed before, also hidden ones: a version that is out of date must stay
/// out of date. Only what protects the form comes from the new page.
final class FilledForm {

    /// Of the form that a page is made for.
    private static final String ID = "typed";

    private static final Set<String> OF_THE_PAGE = Set.of(TypedForm.CSRF, FormLanguage.FIELD);

    private final Document page;
    private final Map<String, List<String>> left = new LinkedHashMap<>();

    private FilledForm(Document page, TypedForm typed) {
        this.page = page;
        typed.values().forEach((name, values) -> left.put(name, new ArrayList<>(values)));
    }

    /// @param note shown before the form
    /// @param file shown if the form takes a file, which is not kept
    /// @param lost heading of the values that have no field any more
    static String html(String html, String path, TypedForm typed, String note, String file, String lost) {
        var page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        return new FilledForm(page, typed).with(path, note, file, lost);
    }

    private String with(String path, String note, String file, String lost) {
        var form = page.select("form[method=post]").stream()
                .filter(each -> each.id().equals(ID) || each.attr("action").equals(path))
                .max(Comparator.comparingLong(this::named));
        form.ifPresent(this::fill);
        var before = form.orElseGet(() -> page.getElementById("content"));
        if (before == null) before = page.body();
        var takesFile = form.filter(each -> each.selectFirst("input[type=file]") != null);
        before.prependChild(message(takesFile.isPresent() ? note + " " + file : note, lost));
        return page.outerHtml();
    }

    private long named(Element form) {
        return form.select("[name]").stream()
                .filter(field -> left.containsKey(field.attr("name")))
                .count();
    }

    private void fill(Element form) {
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            if (!OF_THE_PAGE.contains(field.attr("name"))) fillField(field);
        }
        left.forEach((name, values) -> {
            if (TypedForm.isHidden(name)) carry(name, values, form);
        });
    }

    /// Hidden fields that the page alone does not have, such as the request that the form corrects.
    private static void carry(String name, List<String> values, Element form) {
        values.stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> form.prependElement("input")
                        .attr("type", "hidden")
                        .attr("name", name)
                        .attr("value", value));
        values.clear();
    }

    private void fillField(Element field) {
        var name = field.attr("name");
        switch (field.normalName() + ":" + field.attr("type")) {
            case "input:checkbox", "input:radio" -> field.attr("checked", take(name, field.attr("value")));
            case "input:file", "input:submit", "input:button" -> {}
            case "input:hidden" -> next(name, field.attr("value"), field);
            default -> {
                switch (field.normalName()) {
                    case "select" ->
                        field.select("option").forEach(option -> {
                            var value = option.hasAttr("value") ? option.attr("value") : option.text();
                            option.attr("selected", take(name, value));
                        });
                    case "textarea" -> next(name, field.wholeText(), field);
                    default -> next(name, field.attr("value"), field);
                }
            }
        }
    }

    private boolean take(String name, String value) {
        return left.getOrDefault(name, new ArrayList<>()).remove(value);
    }

    private void next(String name, String otherwise, Element field) {
        var values = left.getOrDefault(name, List.of());
        var value = values.isEmpty() ? otherwise : values.removeFirst();
        if (field.normalName().equals("textarea")) field.text(value);
        else field.attr("value", value);
    }

    private Element message(String note, String lost) {
        var message = new Element("div").addClass("note").attr("role", "status");
        message.appendElement("p").text(note);
        var values = left.values().stream()
                .flatMap(List::stream)
                .filter(value -> !value.isBlank())
                .toList();
        if (!values.isEmpty()) {
            message.appendElement("p").text(lost);
            var list = message.appendElement("ul");
            values.forEach(value -> list.appendElement("li").addClass("typed").text(value));
        }
        return message;
    }
}
