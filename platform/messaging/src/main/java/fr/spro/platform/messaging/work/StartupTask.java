package fr.spro.platform.messaging.work;

/// A task that must succeed before a service serves requests or consumes events. Idempotent, since it is
/// retried until it succeeds.
///
/// @param name one or two words for the readiness report
/// @param work throws if it must be retried
public record StartupTask(String name, Runnable work) {}
