package fr.spro.registration.directory;

import java.time.Instant;

/// A former coordinator of a group, who is erased if there is no other group.
public record Departure(CoordinatorId coordinator, Instant at) {}
