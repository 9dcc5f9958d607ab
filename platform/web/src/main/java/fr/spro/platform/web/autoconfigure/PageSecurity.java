package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.security.PublicPaths;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
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
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(signIn.address()), paths.matcher(staffPages))
                        .defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                                paths.matcher("/**")))
                .headers(headers::configure)
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokens(
            ServiceName service, PageSettings pages, @Value("${spro.public-url}") URI publicUrl) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(pages.csrfCookie(service.shortName()));
        repository.setCookieCustomizer(
                cookie -> cookie.path("/").sameSite("Lax").secure(Sessions.isSecure(publicUrl)));
        return repository;
    }
}
