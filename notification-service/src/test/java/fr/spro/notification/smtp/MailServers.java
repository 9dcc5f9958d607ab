package fr.spro.notification.smtp;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Our side of a mail server on this machine, created without Spring.
public final class MailServers {

    private MailServers() {}

    public static MailServer at(int port) {
        return at(port, new SimpleMeterRegistry());
    }

    static MailServer at(int port, SmtpTimes times) {
        return at(port, new SimpleMeterRegistry(), times);
    }

    public static MailServer at(int port, MeterRegistry meters) {
        return at(port, meters, SmtpTimes.STANDARD);
    }

    private static MailServer at(int port, MeterRegistry meters, SmtpTimes times) {
        return at(settings(port), SmtpSecurity.NONE, meters, times);
    }

    static MailServer at(JavaMailSenderImpl settings, SmtpSecurity security, SmtpTimes times) {
        return at(settings, security, new SimpleMeterRegistry(), times);
    }

    static MailServer at(int port, MailSigner signer) {
        var metrics = new RefusalMetrics(new SimpleMeterRegistry());
        return new MailServer(settings(port), SmtpSecurity.NONE, signer, metrics, circuits(), SmtpTimes.STANDARD);
    }

    private static MailServer at(
            JavaMailSenderImpl settings, SmtpSecurity security, MeterRegistry meters, SmtpTimes times) {
        return new MailServer(settings, security, MailSigner.NONE, new RefusalMetrics(meters), circuits(), times);
    }

    static JavaMailSenderImpl settings(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        settings.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        return settings;
    }

    private static CircuitBreakerRegistry circuits() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(5)
                .minimumNumberOfCalls(5)
                .build());
    }
}
