package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.notification.mail.MailContent.Button;
import fr.spro.notification.mail.MailContent.Detail;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.CalendarFile;
import fr.spro.platform.web.LinkLanguage;
import fr.spro.platform.web.Markdown;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds a mail to a participant about a day; each kind sets only what differs from the default. Its links
/// open in the language of the mail.
final class DayMail {

    final MailTexts texts;
    final Day day;
    final ProgrammeText programme;
    final @Nullable String name;
    final boolean hasEntry;
    private final CalendarEntry entry;
    private @Nullable String subject;
    private String lead = "";
    private List<Detail> details = List.of();
    private @Nullable Button button;
    private List<String> next = List.of();
    private List<String> replacements = List.of();
    private @Nullable CalendarFile calendar;

    /// @param name of the recipient, null if it is not to be said
    /// @param hasEntry whether the participant was given an entry for the calendar before
    DayMail(MailTexts texts, @Nullable String name, Day day, CalendarEntry entry, boolean hasEntry) {
        this.texts = texts;
        this.name = name;
        this.day = day;
        this.entry = entry;
        this.hasEntry = hasEntry;
        this.programme = new ProgrammeText(texts, day);
    }

    DayMail lead(String text) {
        this.lead = text;
        return this;
    }

    /// Instead of the subject of the kind.
    DayMail subject(String text) {
        this.subject = text;
        return this;
    }

    /// The participant's sessions and a button to the own page.
    DayMail places(Places places, String ownPage) {
        this.details = programme.details(places);
        return button(ownPage);
    }

    /// The wishes that are to be allocated, if there are any, and when; nobody has a workshop before.
    DayMail wishes(RegistrationConfirmed confirmed) {
        var wishes = confirmed.wishes();
        var until = confirmed.wishesUntil();
        if (wishes == null || until == null) return this;
        this.details = Stream.concat(details.stream(), programme.wishes(wishes)).toList();
        var state = !confirmed.confirmedAt().isBefore(until)
                ? ".closed"
                : confirmed.places().day().seated() ? "" : ".waiting";
        var before = next.isEmpty() ? List.of(texts.of("next")) : next;
        return next(Stream.concat(before.stream(), Stream.of(texts.common("wishes" + state, texts.dateTime(until))))
                .toList());
    }

    /// Says that the first of several requests counts, if it is told once more because of another one.
    DayMail repeated(@Nullable Boolean repeated) {
        if (!Boolean.TRUE.equals(repeated)) return this;
        var rest = next.isEmpty() ? List.of(texts.of("next")) : next;
        return next(Stream.concat(Stream.of(texts.common("repeated")), rest.stream())
                .toList());
    }

    /// The organiser's messages, before all other details.
    DayMail announcing(List<String> announcements) {
        var messages = announcements.stream()
                .map(text -> Detail.written(texts.common("announcement"), text, ProgrammeText.LANGUAGE_OF_ORGANISERS));
        this.details = Stream.concat(messages, details.stream()).toList();
        return this;
    }

    /// The day for the calendar: tentative without a place.
    DayMail calendar(Places places, String dayPage) {
        var description = programme.description(places, LinkLanguage.add(dayPage, texts.language()));
        this.calendar = places.day().seated() ? entry.confirmed(description) : entry.tentative(description);
        return this;
    }

    /// A button with the text of the kind, by default the link to the participant's page.
    DayMail button(String address) {
        return button(texts.ofOrCommon("button", "own-page"), address);
    }

    DayMail button(String text, String address) {
        this.button = new Button(text, LinkLanguage.add(address, texts.language()));
        return this;
    }

    DayMail next(List<String> next) {
        this.next = next;
        return this;
    }

    /// Says which seat will be replaced by another one at the same time that the participant waits for.
    DayMail replacing(Places places) {
        this.replacements = programme.replacements(places);
        return this;
    }

    /// Removes the day from the participant's calendar, if it is there.
    DayMail cancelled() {
        this.calendar = hasEntry ? entry.cancelled() : null;
        return this;
    }

    MailContent build() {
        return new MailContent(
                texts.language(),
                subject == null
                        ? texts.of("subject", texts.date(day.startsAt()), Markdown.text(programme.title()))
                        : subject,
                name == null ? texts.common("greeting.nameless") : texts.common("greeting", name),
                lead,
                details,
                button,
                Stream.concat((next.isEmpty() ? List.of(texts.of("next")) : next).stream(), replacements.stream())
                        .toList(),
                texts.ofOrCommon("why", "why.registration", programme.title()),
                calendar);
    }
}
