package fr.spro.notification.message;

/// The fact that a message follows from: its id and sequence, its topic, and the fact itself as it came. Facts carry no
/// personal data, so this can be kept.
public record Cause(String eventId, long sequence, String topic, String fact) {}
