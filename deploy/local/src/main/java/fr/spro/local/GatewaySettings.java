package fr.spro.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the gateway finds what it needs: on one machine the defaults, in a container the names of the others.
///
/// @param home the folder of its secrets and mails
/// @param mailHost the address that the mail server listens at, on its two ports
/// @param services where each service is
@ConfigurationProperties("spro.gateway")
record GatewaySettings(Path home, String mailHost, int smtpPort, int imapPort, Map<String, URI> services) {}
