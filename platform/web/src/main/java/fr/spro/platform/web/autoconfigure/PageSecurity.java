package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.PublicPaths;
import fr.spro.platform.web.security.RolesBeforeBody;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The pages: `PublicPaths` of a service are public, the staff path needs a role, everything else is not
/// found.
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /// Public pages know nobody: no session, no cookie, and so no token. `CrossSiteFilter` protects their forms.
    @Bean
    @Order(3)
    SecurityFilterChain publicFilterChain(
            HttpSecurity http, PageHeaders headers, ObjectProvider<PublicPaths> publicPaths) throws Exception {
        var open = Stream.concat(
                Stream.of("/assets/**", "/error", "/favicon.ico"),
                publicPaths.stream().flatMap(paths -> paths.patterns().stream()));
        return http.securityMatcher(open.toArray(String[]::new))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .headers(headers::configure)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http,
            PageSettings pages,
            StaffAuthorities staff,
            SignIn.Flow signIn,
            PageHeaders headers,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings)
            throws Exception {
        var denied = new FormAccessDenied(signIn.target());
        var staffPages = pages.staffPath() + "/**";
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(staffPages)
                        .hasAnyAuthority(staff.all())
                        .requestMatchers(HttpMethod.GET, signIn.page())
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2Login(signIn::configure)
                .logout(signIn::configure)
                .oidcLogout(signIn::configure)
                .addFilterBefore(new RolesBeforeBody(mappings::getObject, denied), CsrfFilter.class)
                .addFilterBefore(new AskBeforeSignOut(signIn.signOut()), LogoutFilter.class)
                .addFilterBefore(new MalformedLogoutTokens(), SecurityContextHolderFilter.class)
                .addFilterAfter(new StaffOfErrors(), HeaderWriterFilter.class)
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens()))
                .exceptionHandling(errors -> errors.accessDeniedHandler(denied)
                        .defaultAuthenticationEntryPointFor(signIn.target(), paths.matcher(staffPages))
                        .defaultAuthenticationEntryPointFor(
                                (request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                                paths.matcher("/**")))
                .headers(headers::configure)
                .build();
    }
}
