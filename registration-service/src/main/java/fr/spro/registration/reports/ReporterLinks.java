package fr.spro.registration.reports;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Gives reporters access to a report by a secret link, which the organiser creates, replaces and revokes.
@Service
public class ReporterLinks {

    private final SecretLinks links;
    private final Store<Report> store;
    private final URI publicUrl;
    private final Clock clock;

    ReporterLinks(
            SecretLinks registrationLinks,
            Store<Report> store,
            @Value("${spro.public-url}") URI publicUrl,
            Clock clock) {
        this.links = registrationLinks.withPurpose("report");
        this.store = store;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    public Report create(DayId day, SessionId workshop, String by) {
        store.insert(Change.to(Report.empty(day, workshop, clock.instant())));
        return store.change(ReportId.of(day, workshop), found -> found.createLink(by, clock.instant()));
    }

    public Report revoke(ReportId id, String by) {
        return store.change(id, found -> found.revokeLink(by, clock.instant()));
    }

    /// Only valid while the report's link is enabled.
    public String address(Report report) {
        return "%s/comptes-rendus/%s"
                .formatted(publicUrl, links.text(report.id().value(), report.linkGeneration()));
    }

    /// @throws UnknownLink if the link is invalid or revoked
    public Report find(String secret) {
        return links.verify(secret)
                .flatMap(link -> store.find(new ReportId(link.id()))
                        .filter(found -> found.linkEnabled() && found.linkGeneration() == link.generation()))
                .orElseThrow(UnknownLink::new);
    }
}
