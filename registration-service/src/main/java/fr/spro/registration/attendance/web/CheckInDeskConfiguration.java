package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.ScriptedPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckInDeskConfiguration {

    @Bean
    ScriptedPaths checkInDesk() {
        return ScriptedPaths.of("/coordination/journees/*/accueil", "/coordination/journees/*/accueil/*");
    }
}
