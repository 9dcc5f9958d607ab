package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.util.List;
import java.util.Map;

/// The expected seats, computed from the input: in each workshop the first who asked.
record Seats(List<Guest> arrived, Map<String, Integer> seats) {

    /// The rows of people with a seat in the workshop.
    List<Integer> seated(String workshop) {
        return wanting(workshop).limit(seats.get(workshop)).map(Guest::row).toList();
    }

    /// The rows of people on the waiting list, in order.
    List<Integer> waiting(String workshop) {
        return wanting(workshop).skip(seats.get(workshop)).map(Guest::row).toList();
    }

    boolean waitsAnywhere(Guest guest) {
        return guest.workshops().stream().anyMatch(workshop -> waiting(workshop).contains(guest.row()));
    }

    Seats without(List<Integer> rows) {
        return new Seats(
                arrived.stream().filter(guest -> !rows.contains(guest.row())).toList(), seats);
    }

    private java.util.stream.Stream<Guest> wanting(String workshop) {
        return arrived.stream().filter(guest -> guest.workshops().contains(workshop));
    }
}
