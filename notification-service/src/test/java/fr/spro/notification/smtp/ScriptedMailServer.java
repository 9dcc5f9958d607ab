package fr.spro.notification.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server whose answers are those of a script. It has received a mail when the data has ended,
/// whatever it answers.
public final class ScriptedMailServer implements AutoCloseable {

    static final String GREETING = "GREETING";
    public static final String END_OF_DATA = "DATA-END";

    /// Answers nothing.
    public static final String SILENCE = "SILENCE";

    /// Answers as usual after 600 milliseconds.
    static final String LATE = "LATE";

    /// Closes the connection.
    public static final String HANG_UP = "HANG-UP";

    /// Answers for ever, a few bytes at a time.
    public static final String DRIP = "DRIP";

    /// @param line the command, `GREETING` or `END_OF_DATA`
    public interface Script {
        /// The answer; empty for the usual one.
        String answer(String line);
    }

    /// A mail as it was received.
    public record Received(List<String> recipients, String data) {

        public String messageId() {
            return data.lines()
                    .filter(line -> line.startsWith("Message-ID: "))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final SmtpSecurity security;
    private final @Nullable SSLContext tls;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger drips = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    public ScriptedMailServer(Script script) {
        this(script, SmtpSecurity.NONE, null);
    }

    /// @param tls with the certificate of the server
    ScriptedMailServer(Script script, SmtpSecurity security, @Nullable SSLContext tls) {
        this.script = script;
        this.security = security;
        this.tls = tls;
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /// How often a client has connected.
    int connections() {
        return opened.size();
    }

    /// How often a part of an endless answer was sent.
    public int drips() {
        return drips.get();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                opened.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            var socket = security == SmtpSecurity.SMTPS ? secured(accepted) : accepted;
            if (say(socket, script.answer(GREETING), "220 ready")) talk(socket);
        } catch (IOException closed) {
            // The client or the test has closed it.
        }
    }

    private void talk(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        var recipients = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("RCPT")) recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
            if (line.startsWith("RSET") || line.startsWith("MAIL")) recipients.clear();
            var answer = script.answer(line);
            var mayCome = line.equals("DATA") && answer.isEmpty();
            if (!say(socket, answer, mayCome ? "354 go on" : usual(line, socket))) return;
            if (line.equals("STARTTLS") && answer.isEmpty()) {
                talk(secured(socket));
                return;
            }
            if (mayCome) {
                received.add(new Received(List.copyOf(recipients), data(lines)));
                if (!say(socket, script.answer(END_OF_DATA), "250 ok")) return;
            }
        }
    }

    private String usual(String line, Socket socket) {
        if (line.equals("STARTTLS")) return "220 go on";
        var offersTls = security == SmtpSecurity.STARTTLS && !(socket instanceof SSLSocket);
        return line.startsWith("EHLO") && offersTls ? "250-ok\r\n250 STARTTLS" : "250 ok";
    }

    private Socket secured(Socket socket) throws IOException {
        var secured = Objects.requireNonNull(tls).getSocketFactory().createSocket(socket, null, true);
        ((SSLSocket) secured).startHandshake();
        return secured;
    }

    private static String data(BufferedReader lines) throws IOException {
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }

    /// @return whether the connection stays open
    private boolean say(Socket socket, String answer, String usual) throws IOException {
        switch (answer) {
            case HANG_UP -> {
                return false;
            }
            case SILENCE -> {}
            case LATE -> clock.schedule(() -> sayUnchecked(socket, usual), 600, TimeUnit.MILLISECONDS);
            case DRIP -> clock.scheduleAtFixedRate(() -> drip(socket), 0, 50, TimeUnit.MILLISECONDS);
            case "" -> say(socket, usual);
            default -> say(socket, answer);
        }
        return true;
    }

    private void drip(Socket socket) {
        sayUnchecked(socket, "250-more");
        drips.incrementAndGet();
    }

    private static void sayUnchecked(Socket socket, String line) {
        try {
            say(socket, line);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes());
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        server.close();
        for (var socket : opened) socket.close();
    }
}
