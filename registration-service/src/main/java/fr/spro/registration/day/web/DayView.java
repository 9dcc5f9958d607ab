package fr.spro.registration.day.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Link;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A day in the API.
///
/// @param address the last part of the address of its public page, which follows the date of a draft
/// @param discardedAt of a draft that the list of days does not show any more. Other days do not have the
/// field, so that programs can send a day back as they have read it
record DayView(
        String slug,
        String address,
        long version,
        String title,
        String description,
        String place,
        @Nullable String access,
        Instant startsAt,
        Instant endsAt,
        int places,
        List<DayRoomView> rooms,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable String rehearsal,
        @Nullable Instant wishesUntil,
        @Nullable String zone,
        @Nullable EnglishDay english,
        @Nullable Instant choicesUntil,
        List<DaySessionView> sessions,
        List<Link> links,
        List<DayQuestionView> questions,
        Status status,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant discardedAt)
        implements Versioned {

    static DayView of(RegionalDay day) {
        var details = day.details();
        return new DayView(
                day.id().value(),
                day.address(),
                day.version(),
                details.title(),
                details.description(),
                details.place(),
                details.access(),
                details.startsAt(),
                details.endsAt(),
                details.places(),
                details.rooms().stream()
                        .map(room -> new DayRoomView(room.name(), room.capacity()))
                        .toList(),
                details.opensAt(),
                details.closesAt(),
                details.rehearsal() == null ? null : details.rehearsal().value(),
                details.wishesUntil(),
                details.zone() == null ? null : details.zone().getId(),
                details.english(),
                details.choicesUntil(),
                day.sessions().stream().map(DaySessionView::of).toList(),
                day.links(),
                day.questions().asked().stream().map(DayQuestionView::of).toList(),
                day.status(),
                day.isDiscarded() ? day.discardedAt() : null);
    }
}
