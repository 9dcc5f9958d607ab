package fr.spro.platform.edge;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/// The servlet container: its errors look like ours, it does not ask for a body that nobody reads, and characters that
/// mail programs append to links reach the application instead of ending as an error.
final class ContainerCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final StaticErrorPage page;

    ContainerCustomizer(StaticErrorPage page) {
        this.page = page;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            context.setUseRelativeRedirects(true);
            var host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new ContainerErrors(page));
            // Else the container adds its own report, which would come first.
            host.setErrorReportValveClass("");
        });
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setContinueResponseTiming("onRead");
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
