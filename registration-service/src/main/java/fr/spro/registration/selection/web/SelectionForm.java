package fr.spro.registration.selection.web;

import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ticked rows of the list, or all that match its filter.
///
/// @param id the ticked rows
/// @param tous `oui` for all on all pages
/// @param nombre how many people the confirmation page spoke of
/// @param presentes how many of them it said are present
/// @param motif the reason of a cancellation
/// @param intactes `oui` for those only with which nobody did anything since they were entered
/// @param vu a digest of what the confirmation page said of each person
public record SelectionForm(
        @Nullable List<String> id,
        @Nullable String tous,
        @Nullable Integer nombre,
        @Nullable Integer presentes,
        @Nullable String motif,
        @Nullable String intactes,
        @Nullable String vu) {

    private static final int MAX_REASON_LENGTH = 300;

    public boolean isAll() {
        return "oui".equals(tous);
    }

    public boolean isOnlyUntouched() {
        return "oui".equals(intactes);
    }

    public List<RegistrationId> ids() {
        return id == null ? List.of() : id.stream().map(RegistrationId::new).toList();
    }

    /// Whether it comes from the confirmation page.
    boolean isAnswer() {
        return nombre != null;
    }

    /// Whether the confirmation page spoke of as many people.
    boolean isConfirmedFor(int concerned) {
        return nombre != null && nombre == concerned;
    }

    /// Whether it spoke of as many who are present, and lose their attendance.
    boolean isConfirmedForPresent(long present) {
        return (presentes == null ? 0 : presentes) == present;
    }

    @Nullable
    String reason() {
        var given = motif == null ? "" : motif.strip();
        return given.isEmpty() ? null : given.substring(0, Math.min(MAX_REASON_LENGTH, given.length()));
    }
}
