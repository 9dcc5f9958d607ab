package fr.spro.registration.reports;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.day.Days;
import java.net.URI;
import java.time.Clock;

/// The use cases of reports, created without Spring.
public final class ReportUseCases {

    public final Store<Report> store;
    public final Reports reports;
    public final ReporterLinks reporterLinks;
    public final WriteReport writeReport;

    public ReportUseCases(InMemoryMongo mongo, Days days, SecretLinks links, URI publicUrl, Clock clock) {
        store = new ReportConfiguration().reportStore(mongo.stores());
        reports = mongo.repository(Reports.class);
        reporterLinks = new ReporterLinks(links, store, publicUrl, clock);
        writeReport = new WriteReport(store, days, clock);
    }
}
