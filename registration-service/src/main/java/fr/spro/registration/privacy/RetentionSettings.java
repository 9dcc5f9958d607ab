package fr.spro.registration.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Retention periods of personal data by purpose. Answers to custom questions have periods set by the
/// organiser.
///
/// @param needs special requirements, after the day
/// @param unconfirmed unconfirmed registrations, after they lapsed
/// @param cancelled cancelled registrations, after the day
/// @param calledOff registrations of a cancelled day, after its date
/// @param participation other registrations, after the day, while attestations are available
/// @param audit audit entries
@ConfigurationProperties("spro.retention")
public record RetentionSettings(
        @DefaultValue("30d") Duration needs,
        @DefaultValue("30d") Duration unconfirmed,
        @DefaultValue("30d") Duration cancelled,
        @DefaultValue("30d") Duration calledOff,
        @DefaultValue("365d") Duration participation,
        @DefaultValue("365d") Duration audit) {}
