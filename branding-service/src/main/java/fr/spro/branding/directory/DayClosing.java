package fr.spro.branding.directory;

import fr.spro.platform.messaging.inbox.VersionedView;
import org.springframework.data.annotation.Id;

/// Whether a day is marked as held, by the last event that changed it. Apart from `DayProjection`, since other events
/// of a day say nothing about it.
public record DayClosing(@Id String id, long version, boolean held) implements VersionedView {}
