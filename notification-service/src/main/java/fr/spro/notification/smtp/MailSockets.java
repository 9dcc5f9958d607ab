package fr.spro.notification.smtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/// Sockets that fail from the end of the present step of a transfer on, whatever the server does: the time-outs of
/// Jakarta Mail are for each read. TLS runs on top of them.
///
/// They do without Nagle's algorithm, with which each mail waits 40 ms: the last small packet for a delayed
/// acknowledgement.
final class MailSockets extends SocketFactory {

    /// When the present step ends, in nanoseconds of `System.nanoTime`.
    private static final ScopedValue<AtomicLong> END = ScopedValue.newInstance();

    /// Runs a transfer, which says how long each of its steps may take.
    static <T, X extends Throwable> T transfer(ScopedValue.CallableOp<T, X> transfer) throws X {
        return ScopedValue.where(END, new AtomicLong(System.nanoTime())).call(transfer);
    }

    /// The next step of the transfer that this thread runs, if any, may take so long from now.
    static void allow(Duration time) {
        if (END.isBound()) END.get().set(System.nanoTime() + time.toNanos());
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new LimitedSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        var socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        socket.connect(address);
        return socket;
    }

    /// Each blocking operation takes the time left at most.
    private static final class LimitedSocket extends Socket {

        private int timeout;

        /// @param configured in milliseconds, 0 for no limit
        private static int limited(int configured) throws SocketTimeoutException {
            if (!END.isBound()) return configured;
            var left = Duration.ofNanos(END.get().get() - System.nanoTime()).toMillis();
            if (left <= 0) throw new SocketTimeoutException("The step of the transfer takes too long");
            return configured > 0 && configured < left ? configured : Math.toIntExact(left);
        }

        @Override
        public void connect(SocketAddress address, int milliseconds) throws IOException {
            super.connect(address, limited(milliseconds));
        }

        @Override
        public void setSoTimeout(int milliseconds) throws SocketException {
            timeout = milliseconds;
            super.setSoTimeout(milliseconds);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {

                @Override
                public int read() throws IOException {
                    limit();
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    limit();
                    return super.read(bytes, offset, length);
                }

                private void limit() throws IOException {
                    LimitedSocket.super.setSoTimeout(limited(timeout));
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {

                @Override
                public void write(int one) throws IOException {
                    limited(timeout);
                    out.write(one);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    limited(timeout);
                    out.write(bytes, offset, length);
                }
            };
        }
    }
}
