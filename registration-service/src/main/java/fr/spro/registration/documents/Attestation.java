package fr.spro.registration.documents;

import fr.spro.registration.day.Session;
import java.time.Duration;
import java.util.List;

/// The data of an attestation.
///
/// @param structure empty if unknown
/// @param sessions in the order of the programme; empty if only attendance at the day is known
/// @param address of the page that verifies the attestation
/// @param code the address as QR code
public record Attestation(
        String name, String structure, List<Session> sessions, Duration duration, String address, String code) {}
