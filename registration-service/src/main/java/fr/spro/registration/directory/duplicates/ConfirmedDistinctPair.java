package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.Aggregate;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/// Somebody has looked at two that are alike: they are not the same. Nobody is asked again.
///
/// @param by the account of the actor
public record ConfirmedDistinctPair(@Id Pair id, Kind kind, String by, Instant at, long version) implements Aggregate {}
