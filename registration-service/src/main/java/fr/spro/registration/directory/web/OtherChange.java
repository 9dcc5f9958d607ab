package fr.spro.registration.directory.web;

import org.jspecify.annotations.Nullable;

/// What somebody else did to a group or a structure after it was read, for whoever wanted to change it too.
///
/// @param last null if the audit log has nothing about it
record OtherChange(boolean isListed, @Nullable HistoryLine last) {}
