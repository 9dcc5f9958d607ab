package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.suite.Dates;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ConcurrentChangeConfiguration implements WebMvcConfigurer {

    private final AuditLog auditLog;
    private final Dates dates;

    ConcurrentChangeConfiguration(AuditLog auditLog, Dates dates) {
        this.auditLog = auditLog;
        this.dates = dates;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new ConcurrentChange(auditLog, dates));
    }
}
