package fr.spro.platform.edge;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of the edge.
///
/// @param publicUrl the address of the suite for browsers; redirects and links never name another host
/// @param edge the rest, below `spro.edge`
@ConfigurationProperties("spro")
public record EdgeSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Edge edge) {

    /// @param trustedHops proxies between client and service that each append the address of their peer to
    /// `X-Forwarded-For`; 0 without a proxy
    /// @param maxBody the largest body of any request
    /// @param bodyTime in which the body of a request has to arrive
    /// @param stylesheet of the page that is shown for errors of the servlet container
    public record Edge(
            @DefaultValue("1") int trustedHops,
            @DefaultValue("12MB") DataSize maxBody,
            @DefaultValue("20s") Duration bodyTime,
            @DefaultValue("") String stylesheet) {}
}
