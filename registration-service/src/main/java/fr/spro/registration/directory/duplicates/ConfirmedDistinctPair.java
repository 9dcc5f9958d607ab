package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.Aggregate;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/// A pair of similar entries that was confirmed to be distinct and is no longer proposed.
///
/// @param by the account of the actor
public record ConfirmedDistinctPair(@Id Pair id, Kind kind, String by, Instant at, long version) implements Aggregate {}
