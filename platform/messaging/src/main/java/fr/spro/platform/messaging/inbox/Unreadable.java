package fr.spro.platform.messaging.inbox;

/// This record will never be understood, however often it is tried. The message says why without quoting the value.
class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }
}
