package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.security.OidcSettings;
import fr.spro.platform.web.security.ScriptedPaths;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Security headers of pages: no script and no camera, except on the `ScriptedPaths` of a service.
class PageHeaders {

    private final String provider;
    private final List<RequestMatcher> scripted;

    PageHeaders(OidcSettings oidc, ObjectProvider<ScriptedPaths> scriptedPaths) {
        this.provider = origin(oidc.authorizationUri()) + " " + origin(oidc.endSessionUri());
        this.scripted = scriptedPaths.stream()
                .flatMap(paths -> paths.patterns().stream())
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
    }

    void configure(HeadersConfigurer<HttpSecurity> headers) {
        var withoutScript = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' %s; "
                        .formatted(provider)
                + "frame-ancestors 'none'; base-uri 'none'";
        var withScript = withoutScript + "; script-src 'self'; connect-src 'self'; worker-src 'self'";
        RequestMatcher isScripted = scripted.isEmpty() ? request -> false : new OrRequestMatcher(scripted);
        headers.addHeaderWriter(policies(isScripted, withScript, "(self)"))
                .addHeaderWriter(policies(new NegatedRequestMatcher(isScripted), withoutScript, "()"))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static HeaderWriter policies(RequestMatcher where, String content, String camera) {
        return new DelegatingRequestMatcherHeaderWriter(
                where,
                new CompositeHeaderWriter(List.of(
                        new ContentSecurityPolicyHeaderWriter(content),
                        new PermissionsPolicyHeaderWriter(
                                "camera=%s, microphone=(), geolocation=(), payment=()".formatted(camera)))));
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return "%s://%s".formatted(uri.getScheme(), uri.getAuthority());
    }
}
