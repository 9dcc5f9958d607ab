package fr.spro.registration.directory.duplicates.web;

import java.util.List;

/// One of two that are compared.
///
/// @param registrations how many name it, at all days
public record ComparisonView(String id, String name, String label, List<Fact> facts, long registrations) {

    /// A line of what is known of it.
    ///
    /// @param key of the words that say what it is
    public record Fact(String key, String value) {}
}
