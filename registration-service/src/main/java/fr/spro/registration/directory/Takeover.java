package fr.spro.registration.directory;

import java.util.List;

/// What a file of groups does to a person beyond its own rows.
///
/// @param line of the first row that does so
/// @param id of the person in the directory
/// @param before name and account of that person
/// @param after name and account in the file
/// @param groups the names of the groups of the person in the directory
public record Takeover(Kind kind, int line, String id, String before, String after, List<String> groups) {

    public enum Kind {
        /// An id that is used for another name or account: with it go all groups, messages and the history.
        PERSON,
        /// An account that another person has: both act with the same rights, under one name in the
        /// history.
        ACCOUNT
    }
}
