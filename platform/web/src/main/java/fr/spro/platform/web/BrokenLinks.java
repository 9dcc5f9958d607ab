package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/// Repairs secret links that a mail program has broken: with punctuation at the end or before the
/// secret, a line break inside, a slash too many. They are redirected to the address that was sent;
/// whether the secret is valid is not checked here. What ends the address of any other page is removed
/// too, also before a page below it.
public final class BrokenLinks extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// A line break of quoted-printable text, white space of all kinds, and characters that cannot be seen.
    private static final Pattern IN_BETWEEN = Pattern.compile("=\\r?\\n|[\\s\\p{Z}\\p{Cf}]");

    /// Directory, id, generation and signature (see `SecretLinks`), what was appended, and a page below
    /// the link.
    private static final Pattern LINK = Pattern.compile("(/(?:[^/]+/)*)[^/\\p{Alnum}]*"
            + "(\\p{Alnum}[^/]*\\.\\d{1,9}\\.[\\w-]{22})(?:[^/\\p{Alnum}][^/]*)?(/[a-z][a-z./-]*)?/*");

    /// What ends the sentence or the bracket in which an address of a public page stands.
    private static final String PUNCTUATION = ".,;:!?)\\]}>»”’'\"*=…";

    private static final Pattern END = Pattern.compile("(/.*[^/%1$s])/*[%1$s]+/*".formatted(PUNCTUATION));

    /// The same before a page below the address, as in `/journees/19-novembre./inscription`.
    private static final Pattern INSIDE = Pattern.compile("(?<=\\p{Alnum})[%s]+(?=/[a-z])".formatted(PUNCTUATION));

    private static final Pattern ESCAPED_END = Pattern.compile("&(?:gt|quot|#39);/*$");

    private static final String API = "/api/";

    private static final Pattern LIKE_LINK = Pattern.compile("/[^/]+\\.\\d{1,9}\\.[^/]+");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var repaired = repaired(request.getRequestURI());
        if (repaired.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            var query = request.getQueryString();
            response.sendRedirect(repaired.get() + (query == null ? "" : "?" + query));
        }
    }

    /// Whether an address was probably a secret link, however broken.
    static boolean isLikeLink(String path) {
        return LIKE_LINK.matcher(path).find();
    }

    /// The address as it was sent; empty if nothing is broken or it is no secret link.
    static Optional<String> repaired(String path) {
        var decoded = decoded(path);
        if (decoded.isEmpty()) return Optional.empty();
        var parts = LINK.matcher(IN_BETWEEN.matcher(decoded.get()).replaceAll(""));
        if (!parts.matches()) return withoutEnd(decoded.get());
        var sent = parts.group(1) + parts.group(2) + (parts.group(3) == null ? "" : parts.group(3));
        return Optional.of(sent)
                .filter(address -> !address.equals(decoded.get()) && !address.startsWith("//"))
                .map(address -> UriUtils.encodePath(address, UTF_8));
    }

    private static Optional<String> withoutEnd(String path) {
        if (path.startsWith(API)) return Optional.empty();
        var whole = ESCAPED_END.matcher(IN_BETWEEN.matcher(path).replaceAll("")).replaceAll("");
        var plain = INSIDE.matcher(whole).replaceAll("");
        var parts = END.matcher(plain);
        var sent = parts.matches() ? parts.group(1) : plain;
        return Optional.of(sent)
                .filter(address -> !address.equals(path) && !path.startsWith("//") && !address.startsWith("//"))
                .map(address -> UriUtils.encodePath(address, UTF_8));
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(UriUtils.decode(path, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
