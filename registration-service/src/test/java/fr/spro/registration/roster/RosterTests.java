package fr.spro.registration.roster;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.PersonName;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.MergeStructures;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegisterMany;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.seating.Seating;
import fr.spro.registration.seating.Seatings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/// The people of a day, within a scope.
class RosterTests extends InMemoryService {

    private static final StructureId NORTH = new StructureId("s-north");
    private static final StructureId SOUTH = new StructureId("s-south");

    /// The scope of the coordinators of the north.
    private static final Scope IN_NORTH = new Scope(false, Set.of(), Set.of(NORTH));

    private final AtomicInteger seatingReads = new AtomicInteger();
    private final Seatings seatings = new Seatings(mongo.mongo()) {
        @Override
        public Seating of(DayId day) {
            seatingReads.incrementAndGet();
            return super.of(day);
        }
    };
    private final Roster people = new Roster(registrations, seatings, seats, directory.ids);

    @BeforeEach
    void import_two_structures() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;m
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-north;CIO du Nord;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            s-south;Apec du Sud;apec;g-1;3 rue du Port;44000;Nantes;apec@example.org
            """));
    }

    @Test
    void lists_active_registrations_by_name_with_seats_and_structures() {
        publish(2, 1);
        registered("Zoé", NORTH, MORNING, AFTERNOON);
        registered("Bea", null, MORNING);
        registered("Ada", SOUTH);
        cancelRegistration.handle(registered("Dora", NORTH), "camille");

        var expected = people.expected(find(), Scope.WHOLE);

        assertThat(expected)
                .extracting(RosterEntry::name)
                .extracting(PersonName::full)
                .containsExactly("Ada", "Bea", "Zoé");
        assertThat(expected)
                .extracting(RosterEntry::origin)
                .containsExactly("Apec du Sud", "Une association", "CIO du Nord");
        assertThat(expected).extracting(entry -> entry.state().hasPlace()).containsExactly(false, true, true);
        assertThat(expected)
                .extracting(entry -> entry.state().hasSeatIn(MORNING))
                .as("one seat, and the first who asked has it")
                .containsExactly(false, false, true);
        assertThat(expected.getLast().workshops())
                .extracting(session -> session.id())
                .containsExactly(MORNING, AFTERNOON);
        assertThat(seatingReads).as("reads of the seating").hasValue(1);
    }

    @Test
    void figures_are_sorted_as_lists_are() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-2;Écommoy;Sarthe;c-2;M K;m2@example.org;m2
            g-3;Fontenay;Vendée;c-3;M K;m3@example.org;m3
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-east;CIO de l’Est;cio;g-2;3 rue du Port;44000;Nantes;east@example.org
            s-west;CIO de l’Ouest;cio;g-3;3 rue du Port;44000;Nantes;west@example.org
            """));
        publish(50, 5);
        registered("Ada", new StructureId("s-west"));
        registered("Bea", new StructureId("s-east"));
        registered("Cleo", NORTH);

        assertThat(roster.figures.of(find(), Scope.WHOLE).groups().keySet())
                .containsExactly("Écommoy", "Fontenay", "Groupe");
    }

    @Test
    void a_single_entry_equals_its_entry_in_the_list() {
        publish(1, 1);
        registered("Ada", NORTH, MORNING);
        var id = registered("Bea", SOUTH, MORNING);

        for (var merge : List.of(false, true)) {
            if (merge) directory.mergeStructures.handle(new MergeStructures.Command<>(SOUTH, NORTH, "camille"));
            var inList = people.expected(find(), Scope.WHOLE).getLast();
            var one = people.of(find(), store.get(id));

            assertThat(one.origin())
                    .isEqualTo(merge ? "CIO du Nord" : "Apec du Sud")
                    .isEqualTo(inList.origin());
            assertThat(one.structure().map(Structure::id))
                    .isEqualTo(inList.structure().map(Structure::id));
            assertThat(one.places()).isEqualTo(inList.places());
        }
    }

    @Test
    void an_excerpt_agrees_with_the_occupancy_of_the_day() {
        publish(1, 1);
        registered("Ada", NORTH, MORNING);
        var id = registered("Bea", SOUTH, MORNING);

        var excerpt = people.excerpt(find(), List.of(store.get(id)));

        assertThat(excerpt.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.places().day().rank()).isEqualTo(1));
        assertThat(excerpt.occupancy().day().waiting()).isEqualTo(1);
        assertThat(seatingReads).as("reads of the seating").hasValue(1);
    }

    @Test
    void a_count_reads_no_seats_and_an_export_reads_them_once() throws IOException {
        publish(50, 5);
        registered("Ada", NORTH, MORNING);
        registered("Bea", SOUTH, MORNING);

        new CountAnswers(people).of(find(), Scope.WHOLE);
        assertThat(seatingReads).hasValue(0);
        new Figures(people, directory.groups).of(find(), Scope.WHOLE);
        assertThat(seatingReads).as("for the states that lists show").hasValue(1);
        seatingReads.set(0);

        new ExportRegistrations(people, DayUseCases.questionTexts(new StaticMessageSource()))
                .csv(find(), Scope.WHOLE, new ByteArrayOutputStream());
        assertThat(seatingReads).hasValue(1);
    }

    /// At 21:30 UTC the next date has begun at La Réunion, and not in Paris.
    @Test
    void the_hours_of_a_list_and_the_dates_of_the_figures_are_those_of_the_place() throws IOException {
        publishIn(ZoneId.of("Indian/Reunion"));
        moveTo(Instant.parse("2027-10-19T21:30:00Z"));
        registered("Ada", NORTH);

        assertThat(roster.figures.of(find(), Scope.WHOLE).byDate()).containsOnlyKeys(LocalDate.of(2027, 10, 20));
        assertThat(export(Scope.WHOLE)).contains("2027-10-20 01:30");
    }

    @Test
    void answers_are_kept_until_the_hour_at_which_the_day_ended_at_its_place() {
        publishIn(ZoneId.of("Indian/Reunion"));

        assertThat(ExampleQuestions.MEAL.keptUntil(find()))
                .isEqualTo(find().endsAt().plus(Duration.ofDays(30)));
    }

    @Test
    void hides_people_outside_the_scope() throws IOException {
        publish(50, 5);
        var own = registered("Ada", NORTH, MORNING);
        var outside = registered("Bea", SOUTH, MORNING);
        var unlisted = registered("Cleo", null, MORNING);
        eraseParticipant.handle(registered("Dora", NORTH), "camille");
        begin();
        for (var id : List.of(own, outside, unlisted)) checkIn.handle(day, id, null, Scope.WHOLE, "camille");

        try (var all = people.stream(find(), IN_NORTH)) {
            assertThat(all.map(RosterEntry::name).map(PersonName::full)).containsExactly("Ada");
        }
        assertThat(people.expected(find(), IN_NORTH))
                .extracting(RosterEntry::name)
                .extracting(PersonName::full)
                .containsExactly("Ada");
        assertThat(export(IN_NORTH)).contains("Ada").doesNotContain("Bea", "Cleo");
        assertThat(export(Scope.WHOLE)).contains("Ada", "Bea", "Cleo");
        var figures = roster.figures.of(find(), IN_NORTH);
        assertThat(figures.states()).containsExactly(Map.entry(State.PRESENT, 1L));
        assertThat(figures.types()).containsExactly(Map.entry("cio", 1L));
        assertThat(figures.presence().expected()).isEqualTo(1);
        assertThat(roster.findRegistrations.counts(inAllStates(IN_NORTH))).containsExactly(Map.entry(Code.PRESENT, 1L));
        assertThat(names(roster.findRegistrations.find(inAllStates(IN_NORTH)).registrations()))
                .containsExactly("Ada");
        assertThat(roster.findRegistrations.named(day, IN_NORTH, "bea", 5)).isEmpty();
    }

    @Test
    void an_export_has_all_rows_with_any_buffer_size() throws IOException {
        publish(5_000, 5);
        var many = IntStream.range(0, 1_001)
                .mapToObj(number -> new RegisterMany.Person(
                        new RegistrationId("r-" + number),
                        Examples.participant("Person " + number, "p%d@example.org".formatted(number)),
                        new Wishes(NORTH, null, List.of(), null, Map.of())))
                .toList();
        enrolment.registerMany.handle(day, many);
        var file = new ByteArrayOutputStream();

        roster.exportRegistrations.xlsx(find(), Scope.WHOLE, file);

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1_002);
            assertThat(rows.stream().skip(1).map(row -> row.getCellText(0)))
                    .containsExactlyInAnyOrderElementsOf(
                            many.stream().map(person -> person.id().value()).toList());
        }
        assertThat(export(Scope.WHOLE).lines()).hasSize(1_002);
    }

    @Test
    void rejects_a_check_in_outside_the_scope() {
        publish(50, 5);
        var own = registered("Ada", NORTH);
        var outside = registered("Bea", SOUTH);

        begin();
        assertThat(checkIn.handle(day, own, null, IN_NORTH, "camille")).isInstanceOf(CheckIn.Outcome.Recorded.class);
        assertThat(checkIn.handle(day, outside, null, IN_NORTH, "camille"))
                .isEqualTo(new CheckIn.Outcome.Refused(Refusal.UNKNOWN));
        assertThat(roster.findRegistrations.counts(inAllStates(Scope.WHOLE)))
                .isEqualTo(Map.of(Code.PRESENT, 1L, Code.REGISTERED, 1L));
    }

    private Search inAllStates(Scope scope) {
        return new Search(find(), null, "", null, scope, Order.NAME, null, 50);
    }

    /// A day in October, before the clocks of Paris change.
    private void publishIn(ZoneId zone) {
        var start = Instant.parse("2027-10-20T05:00:00Z");
        var details = new Details(
                "Journée",
                "Une journée",
                "Saint-Denis",
                null,
                start,
                start.plusSeconds(7 * 3600),
                5,
                List.of(),
                null,
                null,
                null,
                null,
                zone,
                null,
                null);
        draftDay.handle(RegionalDay.draft(day, "request", details, List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    private String export(Scope scope) throws IOException {
        var file = new ByteArrayOutputStream();
        roster.exportRegistrations.csv(find(), scope, file);
        return file.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names(List<Registration> found) {
        return found.stream()
                .map(registration -> registration.participant().name().full())
                .toList();
    }

    private RegistrationId registered(String name, @Nullable StructureId structure, SessionId... workshops) {
        var wishes =
                new Wishes(structure, structure == null ? "Une association" : null, List.of(workshops), null, Map.of());
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(name, Infrastructure.fresh("p") + "@example.org"),
                wishes,
                false)));
        return confirmRegistration.handle(id).id();
    }
}
