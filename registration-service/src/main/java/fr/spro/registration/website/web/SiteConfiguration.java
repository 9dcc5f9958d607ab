package fr.spro.registration.website.web;

import fr.spro.platform.web.security.PublicPaths;
import fr.spro.registration.enrolment.PublicReads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

    @Bean
    WebMvcConfigurer earlierAddresses(PublicReads reads) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new EarlierAddresses(reads));
            }
        };
    }
}
