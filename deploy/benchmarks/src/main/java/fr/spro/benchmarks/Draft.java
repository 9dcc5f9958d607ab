package fr.spro.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A day for the API, with parallel workshops in slots of one hour.
///
/// @param wishesUntil for a day with ranked wishes
record Draft(
        String slug,
        int slots,
        int atOneTime,
        int seats,
        @Nullable Instant wishesUntil) {

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    String json() {
        var start = now().truncatedTo(ChronoUnit.DAYS).plus(60, ChronoUnit.DAYS).plus(8, ChronoUnit.HOURS);
        var sessions = IntStream.range(0, slots * atOneTime)
                .mapToObj(number -> {
                    var at = start.plus(number / atOneTime, ChronoUnit.HOURS);
                    return """
                        {"id":"w-%d","kind":"WORKSHOP","title":"Atelier %1$d","startsAt":"%s","endsAt":"%s",\
                        "room":"Salle %d","seats":%d}\
                        """.formatted(number, at, at.plus(50, ChronoUnit.MINUTES), number % atOneTime, seats);
                })
                .collect(Collectors.joining(","));
        var until = wishesUntil == null ? "" : "\"wishesUntil\":\"%s\",".formatted(wishesUntil);
        return """
            {"slug":"%s","title":"Mesure %1$s","description":"Mesure","place":"Ici","startsAt":"%s","endsAt":"%s",\
            "places":5000,%s"sessions":[%s]}\
            """.formatted(slug, start, start.plus(12, ChronoUnit.HOURS), until, sessions);
    }

    void publish(Staff staff) throws Exception {
        staff.post("/days", json());
        staff.step("/days/" + slug, "publish");
    }

    Draft until(Instant deadline) {
        return new Draft(slug, slots, atOneTime, seats, deadline);
    }
}
