package fr.spro.registration.spreadsheet;

import fr.spro.platform.violation.Violation;
/// The file cannot be read as a spreadsheet.

final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    UnreadableFile(String code) {
        this(FileCell.WHOLE_FILE.violation(code));
    }

    UnreadableFile(Violation violation) {
        super(violation.code());
        this.violation = violation;
    }

    Violation violation() {
        return violation;
    }
}
