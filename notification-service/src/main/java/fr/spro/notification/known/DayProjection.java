package fr.spro.notification.known;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.platform.messaging.inbox.VersionedView;
import org.springframework.data.annotation.Id;

/// A regional day as last published.
public record DayProjection(@Id String id, long version, Day day) implements VersionedView {}
