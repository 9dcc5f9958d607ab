package fr.spro.notification.smtp;

import fr.spro.suite.NetworkSettings;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

    /// Mails have secret links, so without TLS a service refuses to start at a real address, unless
    /// `spro.trial` says that it is meant.
    @Bean
    SmtpSecurity smtpSecurity(
            @Value("${spro.smtp.security}") SmtpSecurity security,
            @Value("${spro.public-url}") URI publicUrl,
            @Value("${spro.trial:false}") boolean isTrial) {
        if (security == SmtpSecurity.NONE && !isTrial && !NetworkSettings.isForTrials(publicUrl)) {
            throw new IllegalStateException("spro.smtp.security=none is for trials, not for %s: use starttls or smtps"
                    .formatted(publicUrl.getHost()));
        }
        return security;
    }

    @Bean
    MailSigner mailSigner(
            @Value("${spro.dkim.domain:}") String domain,
            @Value("${spro.dkim.selector:}") String selector,
            @Value("${spro.dkim.key:}") String key,
            NetworkSettings network) {
        return MailSigner.of(domain, selector, key, network.sender().domain());
    }
}
