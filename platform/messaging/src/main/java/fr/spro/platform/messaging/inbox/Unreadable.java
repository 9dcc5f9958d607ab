package fr.spro.platform.messaging.inbox;

/// The record can never be read, so it is not retried. The message does not quote the value.
class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }
}
