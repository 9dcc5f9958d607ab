package fr.spro.registration.enrolment.web;

import fr.spro.registration.directory.Structure;
import java.util.List;

/// The view of the structure field.
///
/// @param typed its text
/// @param proposals possible matches
/// @param listed all suggestions for the browser
public record StructureField(String typed, boolean unlisted, List<Structure> proposals, List<String> listed) {}
