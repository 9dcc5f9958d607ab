package fr.spro.registration;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.platform.web.autoconfigure.StandalonePages;
import fr.spro.platform.web.security.StaffNames;
import fr.spro.registration.allocation.AllocationUseCases;
import fr.spro.registration.allocation.web.AllocationPages;
import fr.spro.registration.attendance.web.AttendancePages;
import fr.spro.registration.audit.web.AuditPages;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.web.DayPages;
import fr.spro.registration.directory.duplicates.DuplicateUseCases;
import fr.spro.registration.directory.duplicates.web.DuplicatePages;
import fr.spro.registration.directory.web.DirectoryPages;
import fr.spro.registration.documents.DocumentUseCases;
import fr.spro.registration.documents.web.DocumentPages;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.web.EnrolmentPages;
import fr.spro.registration.imports.ImportUseCases;
import fr.spro.registration.imports.web.ImportPages;
import fr.spro.registration.kiosk.KioskUseCases;
import fr.spro.registration.kiosk.web.KioskPages;
import fr.spro.registration.mentions.MentionUseCases;
import fr.spro.registration.mentions.web.MentionPages;
import fr.spro.registration.picture.PictureUseCases;
import fr.spro.registration.picture.web.PicturePages;
import fr.spro.registration.privacy.PrivacyUseCases;
import fr.spro.registration.privacy.web.PrivacyPages;
import fr.spro.registration.reports.ReportUseCases;
import fr.spro.registration.reports.web.ReportPages;
import fr.spro.registration.roster.web.RosterPages;
import fr.spro.registration.selection.web.SelectionPages;
import fr.spro.registration.website.web.WebsitePages;
import fr.spro.registration.workspace.web.WorkspacePages;
import fr.spro.suite.Dates;
import fr.spro.suite.Networks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of page tests: pages and API of the service, created without Spring on in-memory use cases.
public abstract class PageTest extends InMemoryService {

    private static final StandalonePages PAGES = new StandalonePages(
            new ServiceName("registration-service"), "spro-suite.yaml", Networks.EXAMPLE.identity());
    private static final QuestionTexts QUESTION_TEXTS = DayUseCases.questionTexts(PAGES.messages());

    /// Only one account has signed in.
    private static final StaffNames STAFF_NAMES = new StaffNames() {
        @Override
        public String of(String account) {
            return account.equals("yvonne") ? "Yvonne Rivière" : account;
        }

        @Override
        public Optional<String> account(String name) {
            return name.equals("Yvonne Rivière") ? Optional.of("yvonne") : Optional.empty();
        }
    };

    protected static final URI PUBLIC_URL = URI.create("http://localhost:8080");

    static {
        PAGES.with("questionTexts", QUESTION_TEXTS);
        PAGES.with("dates", new Dates());
        PAGES.with("changedFields", DayUseCases.changedFields(PAGES.messages()));
        PAGES.with("staffNames", STAFF_NAMES);
    }

    protected final DuplicateUseCases duplicate = new DuplicateUseCases(mongo, directory, clock);
    protected final ImportUseCases imported =
            new ImportUseCases(mongo, days, directory, enrolment, QUESTION_TEXTS, clock);
    protected final ReportUseCases report = new ReportUseCases(mongo, days, links, PUBLIC_URL, clock);
    protected final AllocationUseCases allocation = new AllocationUseCases(mongo, days, enrolment, clock);
    protected final PrivacyUseCases privacy = new PrivacyUseCases(mongo, days, dayUseCases.store, enrolment, clock);
    protected final MentionUseCases mentions = new MentionUseCases(mongo, days, enrolment, clock);
    protected final PictureUseCases pictures = new PictureUseCases(mongo, days, editDay, clock);
    protected final KioskUseCases kiosk =
            new KioskUseCases(mongo, days, enrolment, roster, attendance, PUBLIC_URL, clock);
    protected final DocumentUseCases documents =
            new DocumentUseCases(days, directory, enrolment, roster, PAGES.templates(), auditLog, PUBLIC_URL, clock);
    protected final MockMvcTester mvc = PAGES.of(finders(), controllers().toArray());

    protected PageTest() {
        this(new MovableClock());
    }

    protected PageTest(Clock clock) {
        super(clock, QUESTION_TEXTS);
    }

    /// @param settle the time without a further change of the day before anybody is notified
    protected PageTest(Duration settle) {
        this(new MovableClock(), settle);
    }

    private PageTest(Clock clock, Duration settle) {
        super(new InMemoryMongo(clock), clock, QUESTION_TEXTS, settle);
    }

    /// @param mongo another store than an empty one in memory
    protected PageTest(InMemoryMongo mongo) {
        super(mongo, new MovableClock(), QUESTION_TEXTS);
    }

    /// The address of the participant's own page, with the first link.
    protected final String ownPage(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private List<AggregateFinder<?>> finders() {
        var all = new ArrayList<AggregateFinder<?>>();
        all.add(DayPages.finder(days));
        all.add(EnrolmentPages.finder(enrolment, directory));
        all.addAll(DirectoryPages.finders(directory));
        all.add(ImportPages.finder(imported, directory));
        all.add(ReportPages.finder(report));
        all.add(AttendancePages.finder(attendance));
        return all;
    }

    private List<Object> controllers() {
        var uses = roster.structureUses;
        var all = new ArrayList<Object>();
        all.addAll(DayPages.controllers(dayUseCases, enrolment.impact, attendance.forecast, clock));
        all.addAll(EnrolmentPages.controllers(
                days, directory, enrolment, attendance.checkIn, QUESTION_TEXTS, auditLog, PUBLIC_URL, clock));
        all.addAll(RosterPages.controllers(
                directory, enrolment, roster, QUESTION_TEXTS, PAGES.messages(), auditLog, clock));
        all.addAll(WorkspacePages.controllers(
                attendance, days, directory, roster, mentions, report.reports, PUBLIC_URL, clock));
        all.addAll(SelectionPages.controllers(
                directory,
                enrolment,
                roster,
                attendance,
                documents,
                RosterPages.exportFile(directory, roster, PAGES.messages(), auditLog, clock),
                clock));
        all.addAll(DirectoryPages.controllers(directory, uses, auditLog));
        all.addAll(DuplicatePages.controllers(directory, duplicate, uses));
        all.addAll(ImportPages.controllers(directory, imported, seats));
        all.addAll(ReportPages.controllers(days, report));
        all.addAll(AuditPages.controllers(auditLog, days, directory, enrolment, STAFF_NAMES, imported.imports));
        all.addAll(WebsitePages.controllers(days, enrolment.publicReads, report.reports, PUBLIC_URL, clock));
        all.addAll(AllocationPages.controllers(days, enrolment, allocation, PAGES.messages()));
        all.addAll(AttendancePages.controllers(directory, enrolment, attendance, PAGES.messages(), PUBLIC_URL, clock));
        all.addAll(KioskPages.controllers(mongo, enrolment, kiosk, clock));
        all.addAll(DocumentPages.controllers(days, directory, enrolment, documents, clock));
        all.addAll(PrivacyPages.controllers(privacy));
        all.addAll(PicturePages.controllers(days, pictures));
        all.addAll(MentionPages.controllers(mentions));
        return all;
    }
}
