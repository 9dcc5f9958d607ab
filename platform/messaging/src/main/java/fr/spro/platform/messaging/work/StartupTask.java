package fr.spro.platform.messaging.work;

/// Something that must be done before a service serves requests or consumes events. It is idempotent: it is retried
/// until it succeeds.
///
/// @param name one or two words for the readiness report
/// @param work throws if it cannot be done yet
public record StartupTask(String name, Runnable work) {}
