package fr.spro.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The settings of the gateway: defaults for one machine, addresses of the other containers in compose.
///
/// @param home the folder of secrets and mails
/// @param mailHost the address on which the mail server listens
/// @param services the addresses of the instances of each service
@ConfigurationProperties("spro.gateway")
record GatewaySettings(Path home, String mailHost, int smtpPort, int imapPort, Map<String, List<URI>> services) {}
