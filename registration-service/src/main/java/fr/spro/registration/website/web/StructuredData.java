package fr.spro.registration.website.web;

import fr.spro.platform.web.Markdown;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.seating.Occupancy;
import fr.spro.suite.LocalizedText;
import fr.spro.suite.NetworkSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A day as schema.org `Event` in JSON-LD, for search engines.
@Component
class StructuredData {

    private static final String SCHEMA = "https://schema.org/";

    private final NetworkSettings network;
    private final JsonMapper json;

    StructuredData(NetworkSettings network, JsonMapper json) {
        this.network = network;
        this.json = json;
    }

    /// Escaped for a script element, since titles may contain anything.
    String of(RegionalDay day, Occupancy occupancy, String address, Locale language) {
        var event = event(day.titleText(), language, day.startsAt(), day.endsAt(), day.zone());
        event.put("@context", SCHEMA);
        event.put("url", address);
        event.put(
                "description", Markdown.summary(day.details().descriptionText().in(language)));
        var picture = day.picture();
        if (picture != null) event.put("image", "%s/image/large/%s".formatted(address, picture.hash()));
        event.put("eventStatus", SCHEMA + (day.isCancelled() ? "EventCancelled" : "EventScheduled"));
        event.put("eventAttendanceMode", SCHEMA + "OfflineEventAttendanceMode");
        event.put("isAccessibleForFree", true);
        event.put("maximumAttendeeCapacity", occupancy.day().seats());
        event.put("remainingAttendeeCapacity", occupancy.day().free());
        event.put("location", Map.of("@type", "Place", "name", day.place(), "address", day.place()));
        event.put("organizer", Map.of("@type", "Organization", "name", network.name()));
        event.put(
                "subEvent",
                day.sessions().stream()
                        .filter(session -> !session.isPause())
                        .map(session -> part(session, day.zone(), language))
                        .toList());
        return json.writeValueAsString(event).replace("<", "\\u003c");
    }

    private static Map<String, Object> part(Session session, ZoneId zone, Locale language) {
        return event(session.titleText(), language, session.startsAt(), session.endsAt(), zone);
    }

    private static Map<String, Object> event(
            LocalizedText title, Locale language, Instant startsAt, Instant endsAt, ZoneId zone) {
        var event = new LinkedHashMap<String, Object>();
        event.put("@type", "Event");
        event.put("name", title.in(language));
        event.put("startDate", written(startsAt, zone));
        event.put("endDate", written(endsAt, zone));
        return event;
    }

    private static String written(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
