package fr.spro.suite;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The regional network that runs the suite, from `spro.network`.
///
/// @param zone the time zone of its days, unless a day has its own
@ConfigurationProperties("spro.network")
public record NetworkSettings(@DefaultValue("Europe/Paris") ZoneId zone) {}
