package fr.spro.registration.mentions;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayChanges;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Erasure;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.mentions.WrittenText.Kind;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportId;
import fr.spro.registration.reports.Reports;
import fr.spro.suite.LocalizedText;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All texts that people have typed about others or themselves: in registrations, reports and programmes.
@Component
class WrittenTexts {

    private static final String TEXT = "text";

    /// The beginning of the field of a message to the participants, before the version of the day.
    static final String ANNOUNCEMENT = "announcement-";

    private final Registrations registrations;
    private final Reports reports;
    private final Days days;
    private final Store<Registration> registrationStore;
    private final Store<Report> reportStore;
    private final Store<RegionalDay> dayStore;
    private final Clock clock;

    WrittenTexts(
            Registrations registrations,
            Reports reports,
            Days days,
            Store<Registration> registrationStore,
            Store<Report> reportStore,
            Store<RegionalDay> dayStore,
            Clock clock) {
        this.registrations = registrations;
        this.reports = reports;
        this.days = days;
        this.registrationStore = registrationStore;
        this.reportStore = reportStore;
        this.dayStore = dayStore;
        this.clock = clock;
    }

    /// Passes every text but those of this person.
    void forEachOfOthers(Registration person, Consumer<WrittenText> reader) {
        var address = person.participant().email();
        try (var found = registrations.streamTexts()) {
            found.filter(other -> !other.email().equals(address))
                    .flatMap(WrittenTexts::of)
                    .forEach(reader);
        }
        reports.findWritten().stream().map(WrittenTexts::of).forEach(reader);
        Stream.concat(days.findAllLatestFirst().stream(), days.findDiscarded().stream())
                .flatMap(WrittenTexts::of)
                .forEach(reader);
    }

    /// The present text, unless it was deleted.
    Optional<String> find(Mention mention) {
        return switch (mention.kind()) {
            case REGISTRATION ->
                registrations
                        .findTextsById(new RegistrationId(mention.record()))
                        .map(found -> found.byField().get(mention.field()));
            case REPORT -> reports.findById(reportId(mention)).map(Report::text).filter(text -> !text.isEmpty());
            case DAY -> days.findById(mention.day()).map(day -> texts(day).get(mention.field()));
            case SESSION ->
                days.findById(mention.day())
                        .flatMap(day -> day.session(new SessionId(mention.record())))
                        .map(WrittenTexts::text);
        };
    }

    /// Whether `replace` works for it: the programme is only edited on its own pages.
    static boolean isReplaceable(Mention mention) {
        return mention.kind() == Kind.REGISTRATION || mention.kind() == Kind.REPORT || isAnnouncement(mention);
    }

    /// Whether it is in a message to the participants, which has no page on which it is edited.
    static boolean isAnnouncement(Mention mention) {
        return mention.kind() == Kind.DAY && mention.field().startsWith(ANNOUNCEMENT);
    }

    /// Replaces the text.
    ///
    /// @return false if it was changed meanwhile and is left as it is
    boolean replace(Mention mention, String before, String after, String by) {
        var now = clock.instant();
        return switch (mention.kind()) {
            case REGISTRATION ->
                registrationStore
                        .decide(
                                new RegistrationId(mention.record()),
                                found -> new Erasure(found).inText(mention.field(), before, after, by, now))
                        .changed();
            case REPORT ->
                reportStore
                        .decide(reportId(mention), found -> found.redact(before, after, by, now))
                        .changed();
            case DAY ->
                dayStore.decide(mention.day(), found -> new DayChanges(found).rewriteMessages(before, after, by, now))
                        .changed();
            case SESSION -> false;
        };
    }

    private static ReportId reportId(Mention mention) {
        return ReportId.of(mention.day(), new SessionId(mention.record()));
    }

    private static Stream<WrittenText> of(Registrations.Texts registration) {
        return registration.byField().entrySet().stream()
                .map(text -> new WrittenText(
                        Kind.REGISTRATION,
                        registration.day(),
                        registration.id().value(),
                        text.getKey(),
                        text.getValue()));
    }

    private static WrittenText of(Report report) {
        return new WrittenText(Kind.REPORT, report.day(), report.workshop().value(), TEXT, report.text());
    }

    private static Stream<WrittenText> of(RegionalDay day) {
        var ofDay = texts(day).entrySet().stream()
                .map(text -> new WrittenText(Kind.DAY, day.id(), day.id().value(), text.getKey(), text.getValue()));
        var ofSessions = day.sessions().stream()
                .map(session ->
                        new WrittenText(Kind.SESSION, day.id(), session.id().value(), TEXT, text(session)));
        return Stream.concat(ofDay, ofSessions);
    }

    private static Map<String, String> texts(RegionalDay day) {
        var details = day.details();
        var texts = new TreeMap<String, String>();
        put(texts, "title", details.titleText());
        put(texts, "description", details.descriptionText());
        put(texts, "access", details.accessText());
        var picture = day.picture();
        put(texts, "picture", picture == null ? null : picture.alt());
        if (!day.links().isEmpty()) {
            texts.put("links", day.links().stream().map(RegionalDay.Link::title).collect(Collectors.joining("\n")));
        }
        day.publicity().announcements().forEach(sent -> texts.put(ANNOUNCEMENT + sent.version(), sent.text()));
        return texts;
    }

    private static void put(Map<String, String> texts, String field, @Nullable LocalizedText text) {
        if (text != null) texts.put(field, both(text).collect(Collectors.joining("\n")));
    }

    private static String text(Session session) {
        return Stream.of(
                        both(session.titleText()),
                        session.speakers().stream(),
                        session.summaryText() == null ? Stream.<String>of() : both(session.summaryText()))
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> both(LocalizedText text) {
        return Stream.of(text.french(), text.english()).filter(Objects::nonNull);
    }
}
