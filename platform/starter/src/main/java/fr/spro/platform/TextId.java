package fr.spro.platform;

/// The identity of an aggregate: a record around one text, stored as that text.
public interface TextId {
    String value();
}
