package fr.spro.registration.enrolment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How participants are notified of changes of a day.
///
/// @param settle the time without a further change of the day before anybody is notified
@ConfigurationProperties("spro.enrolment.changes")
record ChangeSettings(@DefaultValue("1m") Duration settle) {}
