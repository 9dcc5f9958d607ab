package fr.spro.registration.day.web;

import fr.spro.registration.day.Details.Room;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import java.util.ArrayList;
import java.util.List;

/// The rooms that a session can be in: those of the day with their capacity, then those of other sessions.
final class DayRooms {

    private static final int UNKNOWN = 0;

    private DayRooms() {}

    static List<Room> of(RegionalDay day) {
        var rooms = new ArrayList<>(day.details().rooms());
        day.sessions().stream()
                .map(Session::room)
                .distinct()
                .filter(name -> rooms.stream().noneMatch(room -> room.name().equalsIgnoreCase(name)))
                .map(name -> new Room(name, UNKNOWN))
                .toList()
                .forEach(rooms::add);
        return rooms;
    }
}
