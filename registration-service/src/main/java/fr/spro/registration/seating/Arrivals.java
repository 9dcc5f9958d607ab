package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Ids of claims in order of arrival, for the day and for each workshop, as stored in the day's document.
///
/// @param preferences the workshops of claims with several parallel ones, the preferred one first
/// @param allocatedAt when ranked wishes became orders of arrival
record Arrivals(
        @Nullable List<String> day,
        @Nullable Map<String, List<String>> sessions,
        @Nullable Map<String, List<String>> preferences,
        @Nullable Instant allocatedAt) {

    static final Arrivals NONE = new Arrivals(null, null, null, null);

    static final String FIELD = "arrivals";
    static final String DAY = FIELD + ".day";
    static final String SESSIONS = FIELD + ".sessions";
    static final String PREFERENCES = FIELD + ".preferences";
    static final String ALLOCATED = FIELD + ".allocatedAt";

    /// The path of a workshop's list.
    static String list(SessionId workshop) {
        return SESSIONS + "." + workshop.value();
    }

    /// The path of the preferences of one claim.
    static String preferences(String claim) {
        return PREFERENCES + "." + claim;
    }

    @SuppressWarnings("unchecked")
    static Arrivals of(@Nullable Document document) {
        if (document == null) return NONE;
        var allocatedAt = document.getDate("allocatedAt");
        return new Arrivals(
                (List<String>) document.get("day"),
                (Map<String, List<String>>) document.get("sessions"),
                (Map<String, List<String>>) document.get("preferences"),
                allocatedAt == null ? null : allocatedAt.toInstant());
    }

    /// These with one more claim at the end of the lists of the day and of its workshops.
    ///
    /// @param workshops those that it joins, the preferred one first
    Arrivals with(Claim claim, List<SessionId> workshops) {
        var lists = new HashMap<String, List<String>>(sessions == null ? Map.of() : sessions);
        var wishes = new HashMap<String, List<String>>(preferences == null ? Map.of() : preferences);
        workshops.forEach(workshop -> lists.merge(workshop.value(), List.of(claim.key()), Arrivals::joined));
        if (!workshops.isEmpty()) {
            wishes.put(claim.key(), workshops.stream().map(SessionId::value).toList());
        }
        return new Arrivals(joined(ofDay(), List.of(claim.key())), lists, wishes, allocatedAt);
    }

    private static List<String> joined(List<String> list, List<String> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }

    List<String> ofDay() {
        return day == null ? List.of() : day;
    }

    List<String> of(SessionId session) {
        return sessions == null ? List.of() : sessions.getOrDefault(session.value(), List.of());
    }

    @Nullable
    List<String> preferencesOf(String id) {
        return preferences == null ? null : preferences.get(id);
    }

    boolean havePreferences() {
        return preferences != null && !preferences.isEmpty();
    }
}
