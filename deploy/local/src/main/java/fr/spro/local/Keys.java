package fr.spro.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The secrets of the suite on this machine, generated on the first start and stored in files that only
/// their owner can read.
final class Keys {

    static final List<String> CLIENTS = List.of("registration", "survey", "branding", "notification", "story");
    static final List<String> USERS =
            List.of("organisatrice", "coordinatrice.nantes", "coordinateur.angers", "operatrice");

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Keys(Path folder) {
        this.folder = folder;
    }

    /// Creates the gateway's missing secrets.
    void prepareAccounts() {
        for (var client : CLIENTS) keep("clients/" + client, text(30));
        for (var user : USERS) keep("users/" + user, text(4) + "-" + text(4));
    }

    /// Creates all missing secrets and writes the files of each service to its folder.
    void prepare() {
        prepareAccounts();
        for (var purpose : List.of("registration", "survey")) {
            var key = keep("keys/" + purpose, key());
            var name = "spro.links.%s.keys.k1".formatted(purpose);
            keep("%s-service/%s".formatted(purpose, name), key);
            keep("notification-service/" + name, key);
        }
        for (var client : CLIENTS) {
            if (!client.equals("story")) keep(client + "-service/spro.oidc.client-secret", clientSecret(client));
        }
    }

    String clientSecret(String client) {
        return read(folder.resolve("clients").resolve(client));
    }

    String password(String user) {
        return read(folder.resolve("users").resolve(user));
    }

    /// The settings with which an instance of a service finds the others.
    Map<String, String> environment(ServiceInstance instance) {
        var environment = new HashMap<>(instance.environment());
        environment.put("SPRO_SECRETS", folder.resolve(instance.service()).toString());
        environment.put("SPRO_TOPICS_CREATE", "true");
        for (var given : List.of("SPRO_NETWORK", "SPRO_REVISION")) {
            var value = System.getenv(given);
            if (value != null) environment.put(given, value);
        }
        // On one machine all clients share a network, and load tests one address.
        environment.put("SPRO_ENROLMENT_LIMITS_PERNETWORK", "1000000");
        environment.put("SPRO_ENROLMENT_LIMITS_PERDAY", "1000000");
        environment.put("SPRO_ENROLMENT_HOLDS_SHARE", "1");
        environment.put("SPRO_SURVEY_SEALFOLDER", folder.resolveSibling("seal").toString());
        // The mailbox of this machine.
        environment.put("SPRO_SMTP_SECURITY", "none");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        return environment;
    }

    private String keep(String name, String fresh) {
        var file = folder.resolve(name);
        if (Files.exists(file)) return read(file);
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(file.getParent(), owner);
            Files.writeString(file, fresh);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String text(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }
}
