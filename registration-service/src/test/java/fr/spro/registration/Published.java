package fr.spro.registration;

import static java.util.stream.Collectors.groupingBy;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts.PublishedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All published events about days and registrations, by id.
record Published(Map<String, List<PublishedRecord>> byId) {

    /// @param topics reads everything on a topic
    static Published on(Function<Topic, List<PublishedRecord>> topics) {
        return new Published(Stream.of(Topic.DAYS, Topic.REGISTRATIONS, Topic.CONTACTS)
                .flatMap(topic -> topics.apply(topic).stream())
                .collect(groupingBy(Published::id)));
    }

    /// The types of the events about a registration; a duplicate counts once.
    List<String> types(String id) {
        var byEvent = new LinkedHashMap<String, String>();
        for (var record : byId.getOrDefault(id, List.of())) {
            if (!record.id().startsWith("registration/") || record.fact() == null) continue;
            var type = record.fact().getClass().getSimpleName();
            if (!type.equals("ContactListed")) byEvent.put(record.id(), type);
        }
        return List.copyOf(byEvent.values());
    }

    /// The numbers of the events and states of this aggregate.
    SortedSet<Long> sequences(String id) {
        return byId.getOrDefault(id, List.of()).stream()
                .map(PublishedRecord::sequence)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(PublishedRecord record) {
        var isState = record.key().startsWith("registration:");
        return isState ? EntityRef.parse(record.key()).id() : record.key();
    }
}
