package fr.spro.notification.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificate of a mail server, which is its own authority.
record TestCertificate(KeyStore store) {

    private static final String NAME = "mail";
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// Made by the tool of the JDK.
    ///
    /// @param names that it is for, such as `ip:127.0.0.1`
    static TestCertificate of(Path folder, String names) throws Exception {
        var name = names.replaceAll("\\W", "-");
        var file = folder.resolve(name + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = new ArrayList<>(List.of(tool.toString(), "-genkeypair", "-alias", NAME, "-validity", "2"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name));
        command.addAll(List.of("-ext", "san=" + names, "-storetype", "PKCS12", "-keystore", file.toString()));
        command.addAll(List.of("-storepass", String.valueOf(PASSWORD)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IllegalStateException(said);
        var store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        return new TestCertificate(store);
    }

    /// The side of the server that has it.
    SSLContext server() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /// The side of a client that knows this authority and no other.
    SSLContext client() throws GeneralSecurityException, IOException {
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry(NAME, store.getCertificate(NAME));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
