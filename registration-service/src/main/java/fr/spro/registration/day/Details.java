package fr.spro.registration.day;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the organiser writes about a day as a whole.
///
/// @param places how many can come
/// @param rooms those whose size is known; a workshop in one of them has at most as many seats as it
/// holds
/// @param opensAt when registration opens; as soon as the day is published if absent
/// @param closesAt when registration closes by itself; when the organiser closes it if absent
/// @param rehearsal where all mails of the day go if it is a rehearsal
/// @param wishesUntil until when workshops are wished for in order, to be allocated then; if absent,
/// who comes first has a seat
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
        @Nullable String rehearsal,
        @Nullable Instant wishesUntil) {

    /// A day at which the first who come have the seats of the workshops.
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
            @Nullable String rehearsal) {
        this(title, description, place, access, startsAt, endsAt, places, rooms, opensAt, closesAt, rehearsal, null);
    }

    /// A room and how many people it holds.
    public record Room(String name, int holds) {}

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
