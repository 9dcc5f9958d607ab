package fr.spro.platform.web.aggregates;

import fr.spro.platform.web.security.Staff;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The path variables of a request, and the member of staff.
///
/// @param staff null on public pages
public record Address(
        Map<String, String> variables, @Nullable Staff staff) {

    /// @throws NullPointerException if the path of the method has no such variable
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /// @throws NullPointerException on a public page
    public Staff requireStaff() {
        return Objects.requireNonNull(staff, "not a page of the staff");
    }
}
