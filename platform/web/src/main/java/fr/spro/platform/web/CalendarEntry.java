package fr.spro.platform.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// A calendar event (RFC 5545). One with the same `uid` and a higher `sequence` replaces or removes it. A
/// service that creates entries must add the library.
///
/// @param sequence a version or sequence number of a store
/// @param organiser an e-mail address
public record CalendarEntry(
        String uid,
        long sequence,
        Instant stamp,
        Instant startsAt,
        Instant endsAt,
        String title,
        String place,
        String organiser) {

    /// @param description without secret links, since people share their calendars
    public CalendarFile confirmed(String description) {
        return published(description, ImmutableStatus.VEVENT_CONFIRMED);
    }

    /// For somebody who has no place yet.
    public CalendarFile tentative(String description) {
        return published(description, ImmutableStatus.VEVENT_TENTATIVE);
    }

    /// A date that the person has not agreed to: it blocks no time in the calendar.
    public CalendarFile note(String description) {
        var event = event();
        event.add((Property) new Description(description));
        event.add((Property) ImmutableStatus.VEVENT_TENTATIVE);
        event.add((Property) ImmutableTransp.TRANSPARENT);
        return written(event, ImmutableMethod.PUBLISH);
    }

    /// Removes the entry from the calendar.
    public CalendarFile cancelled() {
        var event = event();
        event.add((Property) ImmutableStatus.VEVENT_CANCELLED);
        return written(event, ImmutableMethod.CANCEL);
    }

    private CalendarFile published(String description, Property status) {
        var event = event();
        event.add((Property) new Description(description));
        event.add(status);
        return written(event, ImmutableMethod.PUBLISH);
    }

    private VEvent event() {
        var event = new VEvent(false);
        event.add((Property) new Uid(uid));
        event.add((Property) new DtStamp(stamp));
        event.add((Property) new DtStart<>(startsAt));
        event.add((Property) new DtEnd<>(endsAt));
        event.add((Property) new Sequence(CalendarSequence.of(sequence)));
        event.add((Property) new Summary(title));
        event.add((Property) new Location(place));
        event.add((Property) new Organizer(URI.create("mailto:" + organiser)));
        return event;
    }

    private static CalendarFile written(VEvent event, Property method) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//fr.spro//calendar//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(event);
        var folded = LineFolding.fold(calendar.toString());
        return new CalendarFile(folded.getBytes(StandardCharsets.UTF_8), method.getValue());
    }
}
