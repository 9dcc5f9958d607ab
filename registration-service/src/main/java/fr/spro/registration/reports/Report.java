package fr.spro.registration.reports;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.data.annotation.Id;

/// The report of one workshop. It publishes no events, since free text stays in this service.
///
/// @param linkGeneration the latest generation of the reporter's link, from 1; 0 before the first
/// @param linkEnabled whether the link is enabled
/// @param revision the version of the text, for the detection of lost updates
public record Report(
        @Id ReportId id,
        DayId day,
        SessionId workshop,
        int linkGeneration,
        boolean linkEnabled,
        String text,
        int revision,
        Instant writtenAt,
        Stage stage,
        long version)
        implements Aggregate {

    /// The stages of a report.
    public enum Stage {
        DRAFT,
        /// Submitted by the reporter, who may still change it.
        SUBMITTED,
        /// Published on the day's page.
        PUBLISHED
    }

    /// The reporter as actor in the audit log.
    public static final String REPORTER = "reporter";

    public static final int MAX_LENGTH = 20_000;

    static Report empty(DayId day, SessionId workshop, Instant now) {
        var id = ReportId.of(day, workshop);
        return new Report(id, day, workshop, 0, false, "", 0, now, Stage.DRAFT, 0);
    }

    /// Whether reports can be written: from the publication of the day until it is archived.
    public static boolean canBeWritten(RegionalDay day) {
        return day.isAhead() || day.status() == RegionalDay.Status.HELD;
    }

    public boolean isPublished() {
        return stage == Stage.PUBLISHED;
    }

    /// Creates a new link and invalidates the previous one.
    Change<Report, Void> createLink(String by, Instant now) {
        return Change.<Report, Void>to(with(linkGeneration + 1, true, stage))
                .audited(entry(ReportAction.LINK_CREATED, by, now));
    }

    Change<Report, Void> revokeLink(String by, Instant now) {
        if (!linkEnabled) return Change.none(this);
        return Change.<Report, Void>to(with(linkGeneration, false, stage))
                .audited(entry(ReportAction.LINK_REVOKED, by, now));
    }

    /// @param reached the new stage, not before the current one
    Change<Report, Void> write(String written, Stage reached, String by, Instant now) {
        if (written.equals(text) && reached == stage) return Change.none(this);
        var entries = new ArrayList<AuditEntry>();
        if (!written.equals(text) && !by.equals(REPORTER)) entries.add(entry(ReportAction.CORRECTED, by, now));
        if (reached != stage) {
            entries.add(entry(reached == Stage.PUBLISHED ? ReportAction.PUBLISHED : ReportAction.SUBMITTED, by, now));
        }
        var next = with(linkGeneration, linkEnabled, reached);
        return Change.<Report, Void>to(written.equals(text) ? next : next.with(written, now))
                .audited(entries);
    }

    /// Replaces a text that names somebody, also when the day is archived; a no-op if it was changed meanwhile.
    ///
    /// @param before the text as it was read
    public Change<Report, Void> redact(String before, String after, String by, Instant now) {
        return text.equals(before) ? write(after, stage, by, now) : Change.none(this);
    }

    /// Unpublishes it; the reporter may change it again.
    Change<Report, Void> unpublish(String by, Instant now) {
        if (!isPublished()) return Change.none(this);
        return Change.<Report, Void>to(with(linkGeneration, linkEnabled, Stage.SUBMITTED))
                .audited(entry(ReportAction.UNPUBLISHED, by, now));
    }

    private AuditEntry entry(ReportAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, day.subject()).about(workshop.value());
    }

    private Report with(int linkGeneration, boolean linkEnabled, Stage stage) {
        return new Report(id, day, workshop, linkGeneration, linkEnabled, text, revision, writtenAt, stage, version);
    }

    private Report with(String written, Instant at) {
        return new Report(id, day, workshop, linkGeneration, linkEnabled, written, revision + 1, at, stage, version);
    }
}
