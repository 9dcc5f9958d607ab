package fr.spro.registration.directory.web;

import org.jspecify.annotations.Nullable;

/// A concurrent change of a group or a structure since it was read.
///
/// @param last null if the audit log has nothing about it
record OtherChange(boolean isListed, @Nullable HistoryLine last) {}
