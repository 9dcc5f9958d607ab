package fr.spro.platform.web.forms;

import fr.spro.platform.web.ControlCharacters;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// The values of a submitted form, by the names of its fields, without control characters and without what the page
/// shell adds to each form.
public record TypedForm(Map<String, List<String>> values) {

    /// The button that shows the form again.
    public static final String RETURN = "return-to-form";

    /// The button that shows the form again in another language.
    public static final String LANGUAGE = "language";

    static final String CSRF = "_csrf";

    private static final String ATTRIBUTE = TypedForm.class.getName();
    private static final Set<String> OF_THE_SHELL = Set.of(CSRF, FormLanguage.FIELD, RETURN, LANGUAGE);
    /// Hidden fields: what was read, agreed to, and chosen by a link.
    private static final Set<String> NOT_TYPED = Set.of(
            "accord",
            "agreed",
            "askedAbout",
            "attested",
            "consent",
            "demande",
            "depuis",
            "digest",
            "id",
            "kind",
            "liste",
            "lu",
            "opened",
            "request",
            "tri",
            "unlisted",
            "version",
            "vu");

    private static final Set<String> CHECKBOXES = Set.of("consent", "unlisted");

    private static final TypedForm EMPTY = new TypedForm(Map.of());

    /// The form of a request, or the one that was kept for it; empty for other requests and bodies that cannot be read.
    /// Files are not part of it.
    public static TypedForm of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TypedForm kept) return kept;
        if (!isForm(request) && !isUpload(request)) return EMPTY;
        try {
            return of(request.getParameterMap());
        } catch (RuntimeException unreadable) {
            return EMPTY;
        }
    }

    private static TypedForm of(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, all) -> {
            if (!OF_THE_SHELL.contains(name) && !ControlCharacters.isIn(name)) {
                values.put(
                        name,
                        Arrays.stream(all)
                                .map(ControlCharacters::withPlainLineBreaks)
                                .map(ControlCharacters::removedFrom)
                                .toList());
            }
        });
        return new TypedForm(values);
    }

    /// Whether a request submits a form without files.
    public static boolean isForm(HttpServletRequest request) {
        return submits(request, MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /// Whether a request submits a form with files.
    public static boolean isUpload(HttpServletRequest request) {
        return submits(request, MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static boolean submits(HttpServletRequest request, String expected) {
        var type = request.getContentType();
        // Error pages are requested with GET.
        var failed = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return HttpMethod.POST.matches(failed == null ? request.getMethod() : failed.toString())
                && type != null
                && type.startsWith(expected);
    }

    /// Makes this the form of the request.
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Whether nothing was filled in.
    public boolean isEmpty() {
        return values.values().stream().flatMap(List::stream).allMatch(String::isBlank);
    }

    byte[] encoded() {
        var text = new StringBuilder();
        values.forEach((name, all) -> all.forEach(value -> text.append(text.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value))));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    static TypedForm decoded(byte[] bytes) {
        var values = new LinkedHashMap<String, List<String>>();
        UriComponentsBuilder.newInstance()
                .query(new String(bytes, StandardCharsets.UTF_8))
                .build()
                .getQueryParams()
                .forEach((name, all) -> values.put(
                        decoded(name), all.stream().map(TypedForm::decoded).toList()));
        return new TypedForm(values);
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : UriUtils.decode(text, StandardCharsets.UTF_8);
    }

    /// Whether a field with this name is always hidden.
    static boolean isHidden(String name) {
        return NOT_TYPED.contains(name) && !CHECKBOXES.contains(name);
    }

    /// What people recognise of the form, for a page that cannot show the form itself: each value that was filled in,
    /// with the name of its field.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        values.forEach((name, all) -> {
            if (NOT_TYPED.contains(name) || name.startsWith("saved.")) return;
            all.stream().filter(value -> !value.isBlank()).forEach(value -> entries.add(new Entry(name, value)));
        });
        return entries;
    }

    /// @param key of the text that names the field
    /// @param question that names it instead
    public record Entry(String key, @Nullable String question, String value) {

        private static final Pattern OF_LIST = Pattern.compile("(\\w+)\\[[^]]*]\\.?(\\w*)");

        /// @param field such as `name`, `workshops[0]`, or `people[0].name`, which is called the same as `name`
        public Entry(String field, String value) {
            this("typed." + nameOf(field), null, value);
        }

        public static Entry ofQuestion(String question, String value) {
            return new Entry("typed.answers", question, value);
        }

        private static String nameOf(String field) {
            var match = OF_LIST.matcher(field);
            if (!match.matches()) return field;
            return match.group(2).isEmpty() ? match.group(1) : match.group(2);
        }
    }
}
