package fr.spro.registration.directory.duplicates.web;

import java.util.List;

/// One side of a comparison.
///
/// @param registrations the number of registrations of all days that refer to it
public record ComparisonView(String id, String name, String label, List<Fact> facts, long registrations) {

    /// One row of its data.
    ///
    /// @param key of its label
    public record Fact(String key, String value) {}
}
