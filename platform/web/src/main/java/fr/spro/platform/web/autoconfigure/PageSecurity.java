package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.PublicPaths;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The pages: `PublicPaths` of a service are public, the staff path needs a role, everything else is not
/// found.
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http,
            PageSettings pages,
            StaffAuthorities staff,
            SignIn.Flow signIn,
            PageHeaders headers,
            CsrfTokenRepository csrfTokens,
            ObjectProvider<PublicPaths> publicPaths)
            throws Exception {
        var open = new ArrayList<>(List.of("/assets/**", "/error", "/favicon.ico"));
        publicPaths.forEach(paths -> open.addAll(paths.patterns()));
        var staffPages = pages.staffPath() + "/**";
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(staffPages)
                        .hasAnyAuthority(staff.all())
                        .anyRequest()
                        .denyAll())
                .oauth2Login(signIn::configure)
                .logout(signIn::configure)
                .oidcLogout(signIn::configure)
                .addFilterBefore(new MalformedLogoutTokens(), SecurityContextHolderFilter.class)
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .exceptionHandling(
                        errors -> errors.defaultAuthenticationEntryPointFor(signIn.target(), paths.matcher(staffPages))
                                .defaultAuthenticationEntryPointFor(
                                        (request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                                        paths.matcher("/**")))
                .headers(headers::configure)
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokens(CookieNames cookies) {
        return new CsrfTokens(cookies);
    }
}
