package fr.spro.branding.directory;

import fr.spro.platform.messaging.inbox.VersionedView;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/// A regional day as last published.
public record DayProjection(@Id String id, long version, String title, Instant startsAt) implements VersionedView {}
