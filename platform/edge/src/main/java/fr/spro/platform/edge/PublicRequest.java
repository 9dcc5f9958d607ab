package fr.spro.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request as its client sent it to the public address: scheme, host and port are those of the settings, the remote
/// address is that of the client, and headers about forwarding are hidden from everything behind.
final class PublicRequest extends HttpServletRequestWrapper {

    /// What `ContainerCustomizer` lets the container accept.
    static final String TOLERATED = "<>[\\]^`{|}\"";

    private static final Pattern ILLEGAL = Pattern.compile("[<>\\[\\\\\\]^`{|}\"]");
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final URI publicUrl;
    private final String client;

    PublicRequest(HttpServletRequest request, URI publicUrl, int trustedHops) {
        super(request);
        this.publicUrl = publicUrl;
        this.client = client(request, trustedHops);
    }

    /// Counted from the right: the last hops were written by trusted proxies, everything before by the client itself.
    private static String client(HttpServletRequest request, int trustedHops) {
        var hops = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .filter(hop -> !hop.isBlank())
                .toList();
        var written = trustedHops == 0 || hops.isEmpty()
                ? Optional.<NetworkAddress>empty()
                : NetworkAddress.parse(hops.get(Math.max(0, hops.size() - trustedHops)));
        return written.or(() -> NetworkAddress.parse(request.getRemoteAddr()))
                .map(NetworkAddress::toString)
                .orElseGet(request::getRemoteAddr);
    }

    @Override
    public String getRemoteAddr() {
        return client;
    }

    @Override
    public String getRemoteHost() {
        return client;
    }

    @Override
    public String getRequestURI() {
        return encoded(super.getRequestURI());
    }

    @Override
    public @Nullable String getQueryString() {
        var query = super.getQueryString();
        return query == null ? null : encoded(query);
    }

    /// With the characters encoded that the container tolerates and a URI does not have.
    private static String encoded(String text) {
        return ILLEGAL.matcher(text)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    @Override
    public String getScheme() {
        return publicUrl.getScheme();
    }

    @Override
    public boolean isSecure() {
        return "https".equals(getScheme());
    }

    @Override
    public String getServerName() {
        return publicUrl.getHost();
    }

    @Override
    public int getServerPort() {
        if (publicUrl.getPort() >= 0) return publicUrl.getPort();
        return isSecure() ? 443 : 80;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(getScheme())
                .append("://")
                .append(publicUrl.getAuthority())
                .append(getRequestURI());
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (isForwarding(name)) return null;
        return isHost(name) ? publicUrl.getAuthority() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (isForwarding(name)) return Collections.emptyEnumeration();
        return isHost(name) ? Collections.enumeration(List.of(publicUrl.getAuthority())) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(Predicate.not(PublicRequest::isForwarding))
                .toList());
    }

    private static boolean isHost(String name) {
        return name.equalsIgnoreCase("Host");
    }

    private static boolean isForwarding(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
    }
}
