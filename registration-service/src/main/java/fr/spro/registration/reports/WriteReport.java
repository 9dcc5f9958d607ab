package fr.spro.registration.reports;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.reports.Report.Stage;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Keeps what a reporter writes, or the organiser corrects, unless somebody else wrote since they saw it.
@Service
public class WriteReport {

    /// @param edition the one that the writer saw
    /// @param finished handed in by the reporter, published by the organiser; else the stage stays
    /// @param by the subject of a member of staff, or the reporter
    public record Command(ReportId id, int edition, String text, boolean finished, String by) {}

    public sealed interface Outcome {

        record Written(Report report) implements Outcome {}

        /// Somebody wrote in between: this is what they wrote.
        record Overtaken(Report report) implements Outcome {}

        /// It is not changed any more, or not by a reporter.
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
                found -> isClosed(found, command) || isOvertaken(found, command)
                        ? Change.none(found)
                        : found.write(command.text(), reached(found, command), command.by(), clock.instant()));
        if (report.text().equals(command.text()) && report.stage() == reached(report, command)) {
            return new Outcome.Written(report);
        }
        return isClosed(report, command) ? new Outcome.Closed(report) : new Outcome.Overtaken(report);
    }

    /// Takes it off the day's page.
    ///
    /// @param by the subject of who does it
    public Report withdraw(ReportId id, String by) {
        return store.change(id, found -> found.withdraw(by, clock.instant()));
    }

    private boolean isClosed(Report report, Command command) {
        return command.by().equals(Report.REPORTER) && report.isPublished()
                || days.findById(report.day()).filter(Report::areWrittenAbout).isEmpty();
    }

    private static boolean isOvertaken(Report report, Command command) {
        return report.edition() != command.edition() && !report.text().equals(command.text());
    }

    private static Stage reached(Report report, Command command) {
        if (!command.finished()) return report.stage();
        return command.by().equals(Report.REPORTER) ? Stage.HANDED_IN : Stage.PUBLISHED;
    }
}
