package fr.spro.registration.imports.web;

import fr.spro.platform.web.aggregates.Address;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds the import as a parameter of controllers: of the day in the path, if there is one, and only if the
/// member of staff may see everybody in it.
@Configuration(proxyBeanMethods = false)
class ImportArgument {

    @Bean
    AggregateFinder<Import> importFinder(Imports imports, CoordinatorAccess access) {
        return new AggregateFinder<>(Import.class, address -> {
            var id = new ImportId(address.variable("id"));
            return imports.findById(id)
                    .filter(found -> isAt(address, found))
                    .filter(found -> access.of(address.requireStaff()).includes(found.structure()));
        });
    }

    private static boolean isAt(Address address, Import found) {
        var day = address.variables().get("slug");
        return day == null || new DayId(day).equals(found.day());
    }
}
