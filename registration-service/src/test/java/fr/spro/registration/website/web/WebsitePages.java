package fr.spro.registration.website.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.privacy.PrivacyUseCases;
import fr.spro.registration.reports.Reports;
import fr.spro.suite.Networks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The public pages about days, created without Spring.
public final class WebsitePages {

    private WebsitePages() {}

    public static List<Object> controllers(Days days, PublicReads reads, Reports reports, URI publicUrl, Clock clock) {
        var network = Networks.EXAMPLE;
        var structuredData = new StructuredData(network, JsonMapper.shared());
        return List.of(
                new HomeController(days, reads, network, clock),
                new EarlierAddresses(reads),
                new PublicDayController(reads, reports, structuredData, publicUrl, clock),
                new SiteController(PrivacyUseCases.SETTINGS, network));
    }
}
