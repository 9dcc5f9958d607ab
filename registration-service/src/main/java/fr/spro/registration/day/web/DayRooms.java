package fr.spro.registration.day.web;

import fr.spro.registration.day.Details.Room;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rooms that a session can be in: those of the day with their capacity, then those of its sessions, and the typed
/// one.
final class DayRooms {

    private static final int UNKNOWN = 0;

    private DayRooms() {}

    /// @param typed in a form
    static List<Room> of(RegionalDay day, @Nullable String typed) {
        var rooms = new ArrayList<>(day.details().rooms());
        Stream.concat(day.sessions().stream().map(Session::room), Stream.ofNullable(FormParsing.orNull(typed)))
                .distinct()
                .filter(name -> rooms.stream().noneMatch(room -> room.name().equalsIgnoreCase(name)))
                .map(name -> new Room(name, UNKNOWN))
                .toList()
                .forEach(rooms::add);
        return rooms;
    }
}
