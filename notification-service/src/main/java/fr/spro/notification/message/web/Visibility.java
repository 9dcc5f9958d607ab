package fr.spro.notification.message.web;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Messages;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody may see in the list of e-mails: organisers all, coordinators those to their groups and
/// structures, operators all without names. Whoever is both reads the names of the own groups only: roles
/// never add up to more names.
///
/// @param recipients whose messages are listed, null for everybody's
/// @param named whose names are readable, null for everybody's
record Visibility(
        @Nullable Collection<EntityRef> recipients,
        @Nullable Collection<EntityRef> named) {

    static Visibility of(Staff staff, Messages messages) {
        if (staff.is(Role.ORGANISER)) return new Visibility(null, null);
        var own = staff.is(Role.COORDINATOR) ? messages.recipientsOf(staff.subject()) : List.<EntityRef>of();
        return new Visibility(staff.is(Role.OPERATOR) ? null : own, own);
    }

    boolean isWhole() {
        return recipients == null;
    }

    boolean isNamed(EntityRef ref) {
        return named == null || named.contains(ref);
    }
}
