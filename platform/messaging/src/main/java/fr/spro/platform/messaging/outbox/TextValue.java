package fr.spro.platform.messaging.outbox;

/// A value that is one text, stored as that text and read by a constructor with the text.
public interface TextValue {
    String value();
}
