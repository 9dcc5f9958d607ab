package fr.spro.registration.day.web;

import org.jspecify.annotations.Nullable;

/// What the organiser typed about one option; a row that is left empty is none.
///
/// @param id of one that is there already
public record OptionForm(
        @Nullable String id,
        @Nullable String french,
        @Nullable String english) {

    static final OptionForm EMPTY = new OptionForm("", "", "");
}
