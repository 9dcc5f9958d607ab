package fr.spro.registration.reports.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportId;
import fr.spro.registration.reports.Reports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the report of the workshop in the path as a parameter of controllers.
@Configuration(proxyBeanMethods = false)
class ReportArgument {

    @Bean
    AggregateFinder<Report> reportFinder(Reports reports) {
        return new AggregateFinder<>(Report.class, address -> {
            var day = new DayId(address.variable("slug"));
            return reports.findById(ReportId.of(day, new SessionId(address.variable("workshop"))));
        });
    }
}
