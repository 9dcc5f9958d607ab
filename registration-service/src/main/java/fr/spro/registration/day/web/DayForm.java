package fr.spro.registration.day.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Details.Room;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Link;
import fr.spro.suite.Dates;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of a day. Lists are typed one per line, which works on any device.
///
/// @param rooms lines like `Salle Erdre : 40`
/// @param links lines like `Retour en images : https://…`
/// @param ranked whether workshops are allocated by ranked wishes, until `wishesUntil`
/// @param past whether a date in the past is meant
/// @param zone the time zone of the place, by default that of the network
/// @param request idempotency key
/// @param version of the day that was read, as text
public record DayForm(
        @NotBlank @Size(max = 200) String title,
        @NotBlank String date,
        @NotBlank String startsAt,
        @NotBlank String endsAt,
        @NotBlank @Size(max = 300) String place,
        @Nullable @Size(max = 1000) String access,
        @NotBlank @Size(max = 4000) String description,
        @NotBlank String places,
        @Nullable @Size(max = 200) String titleEnglish,
        @Nullable @Size(max = 4000) String descriptionEnglish,
        @Nullable @Size(max = 1000) String accessEnglish,
        @Nullable @Size(max = 4000) String rooms,
        @Nullable String opensAt,
        @Nullable String closesAt,
        @Nullable @DeliverableAddress String rehearsal,
        @Nullable Boolean ranked,
        @Nullable String wishesUntil,
        @Nullable String choicesUntil,
        @Nullable @Size(max = 6000) String links,
        @Nullable Boolean past,
        @Nullable String zone,
        @Nullable String request,
        @Nullable String version) {

    private static final EnglishDay NOTHING_TRANSLATED = new EnglishDay(null, null, null);
    private static final Pattern ROOM = Pattern.compile("(.{1,100}?)\\s*[:;]\\s*(\\d{1,4})");
    private static final Pattern LINK = Pattern.compile("(.{1,200}?)\\s*[:;]\\s*(https://\\S{1,500})");

    static DayForm empty(String request) {
        return new DayForm(
                "", "", "09:30", "16:30", "", "", "", "", "", "", "", "", "", "", "", false, "", "", "", null, "",
                request, null);
    }

    static DayForm of(RegionalDay day) {
        var details = day.details();
        var english = Objects.requireNonNullElse(details.english(), NOTHING_TRANSLATED);
        return new DayForm(
                details.title(),
                FormParsing.date(details.startsAt(), day.zone()),
                FormParsing.time(details.startsAt(), day.zone()),
                FormParsing.time(details.endsAt(), day.zone()),
                details.place(),
                details.access(),
                details.description(),
                String.valueOf(details.places()),
                english.title(),
                english.description(),
                english.access(),
                details.rooms().stream()
                        .map(room -> "%s : %d".formatted(room.name(), room.capacity()))
                        .collect(Collectors.joining("\n")),
                FormParsing.dateTime(details.opensAt(), day.zone()),
                FormParsing.dateTime(details.closesAt(), day.zone()),
                details.rehearsal() == null ? null : details.rehearsal().value(),
                details.isRanked(),
                FormParsing.dateTime(details.wishesUntil(), day.zone()),
                FormParsing.dateTime(details.choicesUntil(), day.zone()),
                day.links().stream()
                        .map(link -> "%s : %s".formatted(link.title(), link.url()))
                        .collect(Collectors.joining("\n")),
                null,
                details.zone() == null ? "" : details.zone().getId(),
                "",
                String.valueOf(day.version()));
    }

    void check(BindingResult errors) {
        var typed = new FormParsing(errors);
        typed.date("date", date);
        typed.time("startsAt", startsAt);
        typed.time("endsAt", endsAt);
        typed.number("places", places, Details.MAX_PLACES);
        typed.dateTime("opensAt", opensAt);
        typed.dateTime("closesAt", closesAt);
        typed.dateTime("wishesUntil", wishesUntil);
        typed.dateTime("choicesUntil", choicesUntil);
        if (isRanked() && FormParsing.orNull(wishesUntil) == null) errors.rejectValue("wishesUntil", "NotBlank");
        if (TimeZones.find(zone).isEmpty()) errors.rejectValue("zone", "unreadable");
        checkHours(typed);
        checkLines(errors, "rooms", rooms, ROOM);
        checkLines(errors, "links", links, LINK);
    }

    private void checkHours(FormParsing typed) {
        var zone = zoneOrDefault();
        typed.hour("startsAt", date, startsAt, zone);
        typed.hour("endsAt", date, endsAt, zone);
        typed.hour("opensAt", opensAt, zone);
        typed.hour("closesAt", closesAt, zone);
        typed.hour("wishesUntil", wishesUntil, zone);
        typed.hour("choicesUntil", choicesUntil, zone);
    }

    ZoneId zoneOrDefault() {
        return TimeZones.find(zone).orElse(Dates.ZONE);
    }

    /// If something cannot be read, also the faults of the rest, so that all are seen at once.
    void checkRest(BindingResult errors, Function<Details, List<Violation>> rules) {
        if (!errors.hasErrors()) return;
        readable(errors)
                .map(rules)
                .ifPresentOrElse(
                        found -> ViolationsOfSessions.rejectDay(errors, ViolationsOfSessions.more(errors, found)),
                        () -> new FormParsing(errors).order("startsAt", startsAt, "endsAt", endsAt));
    }

    /// Asks about a new date in the past.
    ///
    /// @param before the stored date, null for a new day
    void checkPast(BindingResult errors, LocalDate today, @Nullable String before) {
        if (!Objects.equals(date, before)) FormParsing.past(errors, date, past, today);
    }

    /// The data without what cannot be read; empty if the time of the day cannot.
    private Optional<Details> readable(BindingResult errors) {
        if (Stream.of("date", "startsAt", "endsAt", "zone").anyMatch(errors::hasFieldErrors)) return Optional.empty();
        var readable = new DayForm(
                Objects.requireNonNullElse(title, ""),
                date,
                startsAt,
                endsAt,
                Objects.requireNonNullElse(place, ""),
                access,
                Objects.requireNonNullElse(description, ""),
                errors.hasFieldErrors("places") ? "1" : places,
                titleEnglish,
                descriptionEnglish,
                accessEnglish,
                rooms,
                errors.hasFieldErrors("opensAt") ? null : opensAt,
                errors.hasFieldErrors("closesAt") ? null : closesAt,
                null,
                errors.hasFieldErrors("wishesUntil") ? null : ranked,
                wishesUntil,
                errors.hasFieldErrors("choicesUntil") ? null : choicesUntil,
                links,
                past,
                zone,
                request,
                version);
        return Optional.of(readable.details());
    }

    Details details() {
        return new Details(
                title.strip(),
                description.strip(),
                place.strip(),
                FormParsing.orNull(access),
                FormParsing.instant(date, startsAt, zoneOrDefault()),
                FormParsing.instant(date, endsAt, zoneOrDefault()),
                Integer.parseInt(places.strip()),
                read(rooms, ROOM)
                        .map(line -> new Room(line.group(1), Integer.parseInt(line.group(2))))
                        .toList(),
                FormParsing.instant(opensAt, zoneOrDefault()),
                FormParsing.instant(closesAt, zoneOrDefault()),
                EmailAddress.parse(rehearsal).orElse(null),
                isRanked() ? FormParsing.instant(wishesUntil, zoneOrDefault()) : null,
                FormParsing.orNull(zone) == null ? null : zoneOrDefault(),
                new EnglishDay(titleEnglish, descriptionEnglish, accessEnglish),
                FormParsing.instant(choicesUntil, zoneOrDefault()));
    }

    private boolean isRanked() {
        return Boolean.TRUE.equals(ranked);
    }

    List<Link> reading() {
        return read(links, LINK)
                .map(line -> new Link(line.group(1), line.group(2)))
                .toList();
    }

    private static Stream<Matcher> read(@Nullable String text, Pattern pattern) {
        return FormParsing.lines(text).stream().map(pattern::matcher).filter(Matcher::matches);
    }

    private static void checkLines(BindingResult errors, String field, @Nullable String text, Pattern pattern) {
        FormParsing.lines(text).stream()
                .filter(line -> !pattern.matcher(line).matches())
                .forEach(line -> errors.rejectValue(field, "line", new Object[] {line}, null));
    }
}
