package fr.spro.platform.messaging.outbox;

/// The identity of an aggregate: a record around one text, stored as that text.
public interface TextId extends TextValue {}
