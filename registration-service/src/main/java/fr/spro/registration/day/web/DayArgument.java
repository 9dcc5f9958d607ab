package fr.spro.registration.day.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Finds the day as a parameter of staff controllers and the API, and shows pages in its time zone.
@Configuration(proxyBeanMethods = false)
class DayArgument implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new DayZone());
    }

    @Bean
    AggregateFinder<RegionalDay> dayFinder(Days days) {
        return new AggregateFinder<>(RegionalDay.class, address -> days.findById(new DayId(address.variable("slug"))));
    }
}
