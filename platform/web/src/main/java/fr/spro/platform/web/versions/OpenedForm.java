package fr.spro.platform.web.versions;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What a form showed when it was opened: a digest of each field, in a hidden one. It tells one's own changes
/// from those that somebody else made in the meantime.
public final class OpenedForm {

    static final String FIELD = "opened";
    private static final String RENEWED = OpenedForm.class.getName();
    private static final Set<String> HIDDEN_FIELDS = Set.of("version", "request");

    private final Map<String, String> digests;

    private OpenedForm(Map<String, String> digests) {
        this.digests = digests;
    }

    /// The value of the hidden field: as it was sent, or of a form that is opened now.
    public static String text(Record form) {
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var renewed = request.getAttribute(RENEWED, RequestAttributes.SCOPE_REQUEST);
        if (renewed != null) return renewed.toString();
        var sent = request.getRequest().getParameter(FIELD);
        return sent == null ? of(form) : sent;
    }

    /// As the form in this request was opened.
    static OpenedForm sent() {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes found
                ? found.getRequest().getParameter(FIELD)
                : null;
        return parse(request == null ? "" : request);
    }

    static OpenedForm parse(String text) {
        var digests = new HashMap<String, String>();
        for (var field : text.split(" ")) {
            var parts = field.split(":", 2);
            if (parts.length == 2) digests.put(parts[0], parts[1]);
        }
        return new OpenedForm(digests);
    }

    /// From now on this is what the form shows.
    static void renew(Record stored) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.setAttribute(RENEWED, of(stored), RequestAttributes.SCOPE_REQUEST);
    }

    static String of(Record form) {
        return fields(form)
                .map(field -> field.getName() + ":" + digest(shown(value(field, form))))
                .collect(Collectors.joining(" "));
    }

    /// Whether the field showed this text; false if that is not known.
    boolean showed(String field, String text) {
        return digest(text).equals(digests.get(field));
    }

    /// All fields that people see.
    static Stream<RecordComponent> fields(Record form) {
        return Arrays.stream(form.getClass().getRecordComponents())
                .filter(field -> !HIDDEN_FIELDS.contains(field.getName()));
    }

    static @Nullable Object value(RecordComponent field, Record form) {
        try {
            return field.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A value as people see it.
    static String shown(@Nullable Object value) {
        if (value instanceof List<?> rows) {
            return rows.stream()
                    .map(Object::toString)
                    .filter(row -> !row.isBlank())
                    .collect(Collectors.joining(", "));
        }
        if (value == null || value.equals(false)) return "";
        return value.toString().replace("\r\n", "\n").strip();
    }

    private static String digest(String text) {
        var digest = new CRC32();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(digest.getValue());
    }
}
