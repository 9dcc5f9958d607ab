package fr.spro.registration.directory.web;

import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Structure;
import java.util.List;

/// A group with its structures, for the page.
public record GroupPage(Group group, List<Structure> structures) {}
