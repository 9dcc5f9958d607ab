package fr.spro.platform.edge;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/// The servlet container: its errors look like ours, it does not ask for a body that nobody reads, and characters that
/// mail programs append to links reach the application instead of ending as an error.
final class ContainerCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final StaticErrorPage page;
    private final Duration bodyTime;

    ContainerCustomizer(StaticErrorPage page, Duration bodyTime) {
        this.page = page;
        this.bodyTime = bodyTime;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            context.setUseRelativeRedirects(true);
            var host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new ContainerErrors(page));
            context.getPipeline().addValve(new TimedBodies(bodyTime));
            // Else the container adds its own report, which would come first.
            host.setErrorReportValveClass("");
        });
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setContinueResponseTiming("onRead");
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout((int) bodyTime.toMillis());
                http.setRelaxedPathChars(PublicRequest.TOLERATED);
                http.setRelaxedQueryChars(PublicRequest.TOLERATED);
            }
        });
    }

    /// After Boot, whose error report would come first otherwise.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
