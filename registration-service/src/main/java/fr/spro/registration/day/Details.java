package fr.spro.registration.day;

import fr.spro.platform.person.EmailAddress;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The organiser's data of a day.
///
/// @param places the number of participants
/// @param rooms with known capacity, which limits the seats of their workshops
/// @param opensAt when registration opens; by default when the day is published
/// @param closesAt when registration closes; by default when the organiser closes it
/// @param rehearsal the address of all mails of the day, if it is a rehearsal
/// @param wishesUntil the deadline of ranked wishes for workshops; if absent, seats are first come, first
/// served
/// @param zone the time zone of the place, that of the network if null
/// @param english null if nothing is translated
/// @param choicesUntil until when participants may choose other workshops; if null, until registration closes
public record Details(
        String title,
        String description,
        String place,
        @Nullable String access,
        Instant startsAt,
        Instant endsAt,
        int places,
        List<Room> rooms,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable EmailAddress rehearsal,
        @Nullable Instant wishesUntil,
        @Nullable ZoneId zone,
        @Nullable EnglishDay english,
        @Nullable Instant choicesUntil) {

    /// Of a day, and seats of a workshop.
    public static final int MAX_PLACES = 5_000;

    public Details {
        if (english != null && english.isEmpty()) english = null;
    }

    /// A day whose choices close with registration, in the time zone of the network, in French only.
    public Details(
            String title,
            String description,
            String place,
            @Nullable String access,
            Instant startsAt,
            Instant endsAt,
            int places,
            List<Room> rooms,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable EmailAddress rehearsal,
            @Nullable Instant wishesUntil) {
        this(
                title,
                description,
                place,
                access,
                startsAt,
                endsAt,
                places,
                rooms,
                opensAt,
                closesAt,
                rehearsal,
                wishesUntil,
                null,
                null,
                null);
    }

    /// A day with workshop seats by first come, first served.
    public Details(
            String title,
            String description,
            String place,
            @Nullable String access,
            Instant startsAt,
            Instant endsAt,
            int places,
            List<Room> rooms,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable EmailAddress rehearsal) {
        this(title, description, place, access, startsAt, endsAt, places, rooms, opensAt, closesAt, rehearsal, null);
    }

    /// The same, where deadlines that are as before move with the day to its new date, at the same
    /// hour. One that would be over by that stays: moving a day closes nothing.
    Details movingDeadlines(Details before, Shift shift, Instant now) {
        if (shift.isNone()) return this;
        return new Details(
                title,
                description,
                place,
                access,
                startsAt,
                endsAt,
                places,
                rooms,
                opensAt,
                moved(closesAt, before.closesAt, shift, now),
                rehearsal,
                moved(wishesUntil, before.wishesUntil, shift, now),
                zone,
                english,
                moved(choicesUntil, before.choicesUntil, shift, now));
    }

    private static @Nullable Instant moved(
            @Nullable Instant deadline, @Nullable Instant before, Shift shift, Instant now) {
        if (deadline == null || !deadline.equals(before)) return deadline;
        var moved = shift.apply(deadline);
        return moved.isAfter(now) || !deadline.isAfter(now) ? moved : deadline;
    }

    /// A room and its capacity.
    public record Room(String name, int capacity) {}

    public LocalizedText titleText() {
        return new LocalizedText(title, english == null ? null : english.title());
    }

    public LocalizedText descriptionText() {
        return new LocalizedText(description, english == null ? null : english.description());
    }

    /// How to get there; null if there is nothing to say.
    public @Nullable LocalizedText accessText() {
        return LocalizedText.orNull(access, english == null ? null : english.access());
    }

    /// The same at another time and place.
    public Details at(Instant startsAt, Instant endsAt, String place) {
        return new Details(
                title,
                description,
                place,
                access,
                startsAt,
                endsAt,
                places,
                rooms,
                opensAt,
                closesAt,
                rehearsal,
                wishesUntil,
                zone,
                english,
                choicesUntil);
    }

    /// The same for a later day, without a registration period.
    Details copied(LocalizedText title, Shift shift) {
        var translated = english == null ? new EnglishDay(null, null, null) : english;
        return new Details(
                title.french(),
                description,
                place,
                access,
                shift.apply(startsAt),
                shift.apply(endsAt),
                places,
                rooms,
                null,
                null,
                null,
                wishesUntil == null ? null : shift.apply(wishesUntil),
                zone,
                new EnglishDay(title.english(), translated.description(), translated.access()),
                choicesUntil == null ? null : shift.apply(choicesUntil));
    }

    public boolean isRanked() {
        return wishesUntil != null;
    }

    public boolean takesWishesAt(Instant now) {
        return wishesUntil != null && now.isBefore(wishesUntil);
    }

    Optional<Room> room(String name) {
        return rooms.stream().filter(room -> room.name().equalsIgnoreCase(name)).findFirst();
    }
}
