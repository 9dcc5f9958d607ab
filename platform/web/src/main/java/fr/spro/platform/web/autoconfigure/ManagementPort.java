package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.UnavailableFilter;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/// The web server of the management port, which has none of the filters of the pages' one.
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPort {

    @Bean
    FilterRegistrationBean<UnavailableFilter> unavailableManagementFilter(JsonMapper json) {
        return WebAutoConfiguration.outermost(new UnavailableFilter(json), 10);
    }
}
