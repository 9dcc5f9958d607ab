package fr.spro.registration.day.web;

import org.jspecify.annotations.Nullable;

/// What the page sends that asks before a session or a question is removed.
///
/// @param version of the day that was read, as text
/// @param agreed the token of the effects that were shown
record RemovalForm(@Nullable String version, @Nullable String agreed) {}
