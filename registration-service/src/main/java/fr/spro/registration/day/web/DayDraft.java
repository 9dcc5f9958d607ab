package fr.spro.registration.day.web;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.platform.web.Dates;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Link;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A day as the API takes it; times are local to Europe/Paris.
record DayDraft(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,80}") String slug,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 4000) String description,
        @NotBlank @Size(max = 300) String place,
        @Nullable @Size(max = 1000) String access,
        @NotNull LocalDateTime startsAt,
        @NotNull LocalDateTime endsAt,
        @Min(1) @Max(5000) int places,
        @NotEmpty @Size(max = 60) List<@Valid SessionDraft> sessions,
        @Nullable @Size(max = 20) List<@Valid LinkDraft> links) {

    record SessionDraft(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotNull SessionKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull LocalDateTime startsAt,
            @NotNull LocalDateTime endsAt,
            @NotBlank @Size(max = 100) String room,
            @Nullable @Min(1) @Max(5000) Integer seats) {}

    record LinkDraft(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = "https://\\S{1,500}") String url) {}

    RegionalDay day(String request) {
        return new RegionalDay(
                new DayId(slug),
                request,
                title,
                description,
                place,
                access,
                instant(startsAt),
                instant(endsAt),
                places,
                sessions.stream()
                        .map(session -> new Session(
                                new SessionId(session.id()),
                                session.kind(),
                                session.title(),
                                instant(session.startsAt()),
                                instant(session.endsAt()),
                                session.room(),
                                session.seats()))
                        .toList(),
                links == null
                        ? List.of()
                        : links.stream()
                                .map(link -> new Link(link.title(), link.url()))
                                .toList(),
                Status.DRAFT,
                0);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Dates.ZONE).toInstant();
    }
}
