package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.openapi.DescribeApi;
import fr.spro.platform.web.openapi.DescribeOperations;
import fr.spro.platform.web.openapi.SchemaNames;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/// The OpenAPI document of a service that has an API.
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Staff.class, IfMatch.class, Aggregate.class);
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers, SchemaNames names) {
        return new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
    }

    @Bean
    DescribeOperations describeOperations(PageSettings pages) {
        return new DescribeOperations(pages.staffRoles());
    }

    @Bean
    DescribeApi describeApi(ServiceName service, SchemaNames names) {
        return new DescribeApi(service.application(), names);
    }
}
