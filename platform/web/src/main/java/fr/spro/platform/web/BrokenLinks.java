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

    /// Longer than any secret link or address of a public page, also with escaped white space inside.
    private static final int LONGEST = 1_000;

    /// Id, generation and signature (see `SecretLinks`) with what was put before and appended.
    private static final Pattern SECRET =
            Pattern.compile("[^\\p{Alnum}]*+(\\p{Alnum}.*\\.\\d{1,9}+\\.[\\w-]{22})(?:[^\\p{Alnum}].*+)?+");

    /// A page below the link, if any.
    private static final Pattern BELOW = Pattern.compile("(?:/[a-z][a-z./-]*+)?+");

    /// What ends the sentence or the bracket in which an address of a public page stands.
    private static final String PUNCTUATION = ".,;:!?)]}>»”’'\"*=…";

    /// The same before a page below the address, as in `/journees/19-novembre./inscription`.
    private static final Pattern INSIDE =
            Pattern.compile("(?<=\\p{Alnum})[%s]++(?=/[a-z])".formatted(Pattern.quote(PUNCTUATION)));

    private static final Pattern ESCAPED_END = Pattern.compile("&(?:gt|quot|#39);/*+$");

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

    /// The address as it was sent; empty if nothing is broken or it is no secret link. Takes little time for
    /// any address, since anybody may send any.
    static Optional<String> repaired(String path) {
        if (path.length() > LONGEST) return Optional.empty();
        var decoded = decoded(path);
        if (decoded.isEmpty()) return Optional.empty();
        var link = link(IN_BETWEEN.matcher(decoded.get()).replaceAll(""));
        if (link.isEmpty()) return withoutEnd(decoded.get());
        return link.filter(address -> !address.equals(decoded.get()) && !address.startsWith("//"))
                .map(address -> UriUtils.encodePath(address, UTF_8));
    }

    /// The secret link that the last possible segment is, with the page below it.
    private static Optional<String> link(String path) {
        var end = endWithout(path, "/");
        var below = end;
        for (var slash = path.lastIndexOf('/', below - 1); slash >= 0; slash = path.lastIndexOf('/', below - 1)) {
            var secret = SECRET.matcher(path.substring(slash + 1, below));
            if (secret.matches()) {
                var page = path.substring(below, end);
                return Optional.of(path.substring(0, slash + 1) + secret.group(1) + page)
                        .filter(_ -> BELOW.matcher(page).matches());
            }
            below = slash;
        }
        return Optional.empty();
    }

    private static Optional<String> withoutEnd(String path) {
        if (path.startsWith(API)) return Optional.empty();
        var whole = ESCAPED_END.matcher(IN_BETWEEN.matcher(path).replaceAll("")).replaceAll("");
        var plain = INSIDE.matcher(whole).replaceAll("");
        var end = endWithout(plain, PUNCTUATION + "/");
        // Slashes alone are left: they break nothing.
        var sent = end > 1 && end < endWithout(plain, "/") ? plain.substring(0, end) : plain;
        return Optional.of(sent)
                .filter(address -> !address.equals(path) && !path.startsWith("//") && !address.startsWith("//"))
                .map(address -> UriUtils.encodePath(address, UTF_8));
    }

    /// Where the text ends without these characters behind it.
    private static int endWithout(String text, String characters) {
        var end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) end--;
        return end;
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(UriUtils.decode(path, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
