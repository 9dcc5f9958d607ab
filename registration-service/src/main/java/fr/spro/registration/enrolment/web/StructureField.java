package fr.spro.registration.enrolment.web;

import fr.spro.registration.directory.Structure;
import java.util.List;

/// The field where the structure is typed, as it is shown.
///
/// @param typed what stands in it
/// @param proposals what may be meant by it
/// @param listed everything that a browser may propose while one types
public record StructureField(String typed, boolean unlisted, List<Structure> proposals, List<String> listed) {}
