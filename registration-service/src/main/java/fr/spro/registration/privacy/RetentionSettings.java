package fr.spro.registration.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long personal data is kept for each purpose. Answers to a day's own questions have a time each, set
/// by who asks.
///
/// @param needs what the welcome had to prepare, after the day
/// @param unconfirmed registrations that nobody confirmed, after they lapsed
/// @param cancelled registrations that were cancelled, after the day
/// @param calledOff registrations of a day that was called off, after its date
/// @param participation registrations of a day, after it: as long as an attestation can be had
/// @param audit who did what, after it was done
@ConfigurationProperties("spro.retention")
public record RetentionSettings(
        @DefaultValue("30d") Duration needs,
        @DefaultValue("30d") Duration unconfirmed,
        @DefaultValue("30d") Duration cancelled,
        @DefaultValue("30d") Duration calledOff,
        @DefaultValue("365d") Duration participation,
        @DefaultValue("365d") Duration audit) {}
