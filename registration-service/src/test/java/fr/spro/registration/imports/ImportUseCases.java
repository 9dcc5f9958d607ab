package fr.spro.registration.imports;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.imports.Import.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.support.StaticMessageSource;

/// The use cases of imports, created without Spring.
public final class ImportUseCases {

    public final Store<Import> store;
    public final Imports imports;
    public final CheckPeople checkPeople;
    public final CheckDirectory checkDirectory;
    public final ConfirmImport confirmImport;
    public final ExpireImports expireImports;
    public final SampleFile sampleFile;
    public final ForeseePlaces foreseePlaces;
    public final TeamLists teamLists;
    public final AddedPeople addedPeople;
    private final RunImports runImports;

    public ImportUseCases(
            InMemoryMongo mongo, Days days, DirectoryUseCases directory, EnrolmentUseCases enrolment, Clock clock) {
        this(mongo, days, directory, enrolment, DayUseCases.questionTexts(new StaticMessageSource()), clock);
    }

    public ImportUseCases(
            InMemoryMongo mongo,
            Days days,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            QuestionTexts questionTexts,
            Clock clock) {
        var seats = enrolment.seating.seats;
        var chunks = new Chunks(mongo.mongo(), clock);
        var readPeople = new ReadPeople(days, directory.ids, seats, questionTexts, clock);
        store = new ImportConfiguration().importStore(mongo.stores());
        imports = mongo.repository(Imports.class);
        checkPeople = new CheckPeople(
                store, chunks, readPeople, days, enrolment.registrations, seats, enrolment.requestLimits, clock);
        teamLists = new TeamLists(imports, chunks);
        addedPeople = new AddedPeople(days, enrolment.registrations, enrolment.touchedRegistrations);
        foreseePlaces =
                new ForeseePlaces(chunks, days, seats, enrolment.seating.earlierClaims, enrolment.registrations);
        checkDirectory = new CheckDirectory(store, chunks, directory.importDirectory, clock);
        runImports = new RunImports(
                store,
                imports,
                chunks,
                new ApplyRows(
                        chunks,
                        readPeople,
                        enrolment.registerMany,
                        directory.importDirectory,
                        new SimpleMeterRegistry()),
                List.of(),
                mongo.reconcilers(),
                clock);
        confirmImport = new ConfirmImport(store, chunks, checkPeople, runImports, enrolment.requestLimits, clock);
        enrolment.erasureListeners.add(new ForgetErasedPeople(store, imports, chunks));
        expireImports = new ExpireImports(store, imports, chunks, clock);
        sampleFile = new SampleFile(directory.structures);
    }

    /// Runs the background job: all chunks of all confirmed imports.
    public void run() {
        var running = imports.findProgressByStatus(Status.RUNNING);
        while (!running.isEmpty()) {
            running.forEach(one -> runImports.handle(one.id()));
            running = imports.findProgressByStatus(Status.RUNNING);
        }
    }
}
