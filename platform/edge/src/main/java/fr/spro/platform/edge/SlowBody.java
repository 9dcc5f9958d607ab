package fr.spro.platform.edge;

import org.apache.coyote.BadRequestException;

/// A body did not arrive in time: 408. The container takes other failures for a client that is gone, and closes.
final class SlowBody extends BadRequestException {

    private static final long serialVersionUID = 1L;

    SlowBody() {
        super("The body did not arrive in time");
    }
}
