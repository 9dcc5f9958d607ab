package fr.spro.registration.day;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// The number that breaks ties in the allocation of workshops. Nobody can know it before it is published.
final class Seed {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Seed() {}

    static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Of a day that was stored without one: the same at every read.
    static String derived(DayId id, String request) {
        var origin = "%s %s".formatted(id.value(), request).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(origin).toString().replace("-", "");
    }
}
