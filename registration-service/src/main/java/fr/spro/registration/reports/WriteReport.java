package fr.spro.registration.reports;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.reports.Report.Stage;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Stores the text of a reporter or organiser, unless it was changed since they read it.
@Service
public class WriteReport {

    /// @param revision the revision that the writer read
    /// @param finished submitted by the reporter or published by the organiser; otherwise the stage stays
    /// @param by the account of a member of staff, or the reporter
    public record Command(ReportId id, long revision, String text, boolean finished, String by) {}

    public sealed interface Outcome {

        record Written(Report report) implements Outcome {}

        /// It was changed concurrently; the current text.
        record Conflict(Report current) implements Outcome {}

        /// It can no longer be changed, or not by a reporter.
        record Closed(Report report) implements Outcome {}
    }

    private final Store<Report> store;
    private final Days days;
    private final Clock clock;

    WriteReport(Store<Report> store, Days days, Clock clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var report = store.change(
                command.id(),
                found -> isClosed(found, command) || isOutdated(found, command)
                        ? Change.none(found)
                        : found.write(command.text(), reached(found, command), command.by(), clock.instant()));
        if (report.text().equals(command.text()) && report.stage() == reached(report, command)) {
            return new Outcome.Written(report);
        }
        return isClosed(report, command) ? new Outcome.Closed(report) : new Outcome.Conflict(report);
    }

    /// Unpublishes it.
    ///
    /// @param by the account of the actor
    public Report unpublish(ReportId id, String by) {
        return store.change(id, found -> found.unpublish(by, clock.instant()));
    }

    private boolean isClosed(Report report, Command command) {
        return command.by().equals(Report.REPORTER) && report.isPublished()
                || days.findById(report.day()).filter(Report::canBeWritten).isEmpty();
    }

    private static boolean isOutdated(Report report, Command command) {
        return report.revision() != command.revision() && !report.text().equals(command.text());
    }

    private static Stage reached(Report report, Command command) {
        if (!command.finished()) return report.stage();
        return command.by().equals(Report.REPORTER) ? Stage.SUBMITTED : Stage.PUBLISHED;
    }
}
