package fr.spro.platform.web.versions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version that a client has read, as the header `If-Match` says it; a parameter of what changes one aggregate.
/// `*` is not accepted: it would overwrite what the client has not read.
public record IfMatch(long version) {

    private static final long NO_VERSION = -1;
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /// A weak tag or one that is none of ours is well-formed, and matches nothing.
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
