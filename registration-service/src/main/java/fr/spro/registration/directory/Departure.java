package fr.spro.registration.directory;

import java.time.Instant;

/// That somebody no longer coordinates a group, so that they are forgotten if they coordinate no other one.
public record Departure(CoordinatorId coordinator, Instant at) {}
