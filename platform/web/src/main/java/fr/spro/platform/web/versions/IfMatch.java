package fr.spro.platform.web.versions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version that a client has read, from the header `If-Match`; a parameter of operations that change one
/// aggregate. `*` is rejected, since it matches any version.
public record IfMatch(long version) {

    /// The form of an entity tag (RFC 9110, 8.8.3), in ASCII.
    public static final String ENTITY_TAG = "^(W/)?\"([\\x21\\x23-\\x7E]*)\"$";

    private static final long NO_VERSION = -1;
    private static final Pattern TAG = Pattern.compile(ENTITY_TAG);
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /// A weak or foreign tag is well-formed and matches no version.
    ///
    /// @throws MissingIfMatch if there is no such header
    /// @throws MalformedIfMatch if it is no entity tag
    static IfMatch parse(@Nullable String header) {
        if (header == null) throw new MissingIfMatch();
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) throw new MalformedIfMatch();
        return new IfMatch(tag.group(1) == null ? version(tag.group(2)) : NO_VERSION);
    }

    /// A version that no aggregate has if the text is none.
    static long version(String text) {
        return VERSION.matcher(text).matches() ? Long.parseLong(text) : NO_VERSION;
    }

    /// A change without `If-Match`. At the API's edge: 428.
    static final class MissingIfMatch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// At the API's edge: 400.
    static final class MalformedIfMatch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
