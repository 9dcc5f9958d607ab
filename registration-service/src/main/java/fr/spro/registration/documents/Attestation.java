package fr.spro.registration.documents;

import fr.spro.registration.day.Session;
import java.time.Duration;
import java.util.List;

/// What a participant is attested to have attended.
///
/// @param structure empty if they did not say
/// @param sessions in the order of the programme; none if only the presence at the day is known
/// @param address of the page that says whether the attestation is genuine
/// @param code the same as an image
public record Attestation(
        String name, String structure, List<Session> sessions, Duration duration, String address, String code) {}
