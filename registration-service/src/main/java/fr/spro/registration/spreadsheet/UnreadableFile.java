package fr.spro.registration.spreadsheet;

/// The file is no table that can be read.
final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    UnreadableFile(Fault.Reason reason) {
        this(Fault.ofFile(reason));
    }

    UnreadableFile(Fault fault) {
        super(fault.reason());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
