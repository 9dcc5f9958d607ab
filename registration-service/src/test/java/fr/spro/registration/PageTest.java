package fr.spro.registration;

import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.autoconfigure.StandalonePages;
import fr.spro.registration.audit.web.AuditPages;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.QuestionWords;
import fr.spro.registration.day.web.DayPages;
import fr.spro.registration.directory.duplicates.DuplicateUseCases;
import fr.spro.registration.directory.duplicates.web.DuplicatePages;
import fr.spro.registration.directory.web.DirectoryPages;
import fr.spro.registration.enrolment.web.EnrolmentPages;
import fr.spro.registration.imports.ImportUseCases;
import fr.spro.registration.imports.web.ImportPages;
import fr.spro.registration.reports.ReportUseCases;
import fr.spro.registration.reports.web.ReportPages;
import fr.spro.registration.roster.web.RosterPages;
import fr.spro.registration.website.web.WebsitePages;
import fr.spro.suite.Dates;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The pages and the API of the service, made by hand on the use cases that are composed in memory: what a test of
/// pages extends.
public abstract class PageTest extends InMemoryService {

    private static final StandalonePages PAGES =
            new StandalonePages(new ServiceName("registration-service"), "spro-suite.yaml");
    private static final QuestionWords QUESTION_WORDS = DayUseCases.questionWords(PAGES.messages());

    protected static final URI PUBLIC_URL = URI.create("http://localhost:8080");

    static {
        PAGES.with("questionWords", QUESTION_WORDS);
        PAGES.with("dates", new Dates());
    }

    protected final DuplicateUseCases duplicate = new DuplicateUseCases(mongo, directory, clock);
    protected final ImportUseCases imported = new ImportUseCases(mongo, days, directory, enrolment, clock);
    protected final ReportUseCases report = new ReportUseCases(mongo, days, links, PUBLIC_URL, clock);
    protected final MockMvcTester mvc = PAGES.of(controllers().toArray());

    protected PageTest() {
        this(Clock.systemUTC());
    }

    protected PageTest(Clock clock) {
        super(clock, QUESTION_WORDS);
    }

    private List<Object> controllers() {
        var uses = roster.structureUses;
        var all = new ArrayList<Object>();
        all.addAll(DayPages.controllers(dayUseCases, clock));
        all.addAll(EnrolmentPages.controllers(days, directory, enrolment, QUESTION_WORDS, auditLog, clock));
        all.addAll(RosterPages.controllers(
                directory, enrolment, roster, QUESTION_WORDS, PAGES.messages(), auditLog, clock));
        all.addAll(DirectoryPages.controllers(directory, uses, auditLog));
        all.addAll(DuplicatePages.controllers(directory, duplicate, uses));
        all.addAll(ImportPages.controllers(days, directory, imported));
        all.addAll(ReportPages.controllers(days, report));
        all.addAll(AuditPages.controllers(auditLog, days));
        all.addAll(WebsitePages.controllers(days, enrolment.publicReads, report.reports, PUBLIC_URL, clock));
        return all;
    }
}
