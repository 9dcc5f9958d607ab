package fr.spro.registration.website.web;

import fr.spro.platform.web.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    PublicPaths publicPages() {
        return PublicPaths.of(
                "/",
                "/lien",
                "/journees/**",
                "/inscriptions/**",
                "/attestations/*",
                "/comptes-rendus/*",
                "/accueil/**",
                "/contact",
                "/accessibilite",
                "/donnees-personnelles",
                "/mentions-legales");
    }
}
