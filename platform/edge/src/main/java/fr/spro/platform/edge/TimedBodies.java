package fr.spro.platform.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// Ends requests whose body takes too long to arrive: 408. The container limits only the pauses, so that a client that
/// sends a byte a second would be waited for.
final class TimedBodies extends ValveBase {

    /// More than people send by mistake, such as a film: browsers show no answer while they are still sending.
    private static final int MAX_SKIPPED = 64 << 20;

    private final Duration limit;

    /// @param limit the time in which a body has to arrive
    TimedBodies(Duration limit) {
        super(true);
        this.limit = limit;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var received = request.getCoyoteRequest();
        var body = received.getInputBuffer();
        var timed = new TimedBody(body, System.nanoTime() + limit.toNanos());
        received.setInputBuffer(timed);
        try {
            getNext().invoke(request, response);
        } finally {
            received.setInputBuffer(body);
            if (!request.isAsync()) end(timed, request, response);
        }
    }

    /// Whoever has read the body has answered something else by now, or nothing.
    private static void end(TimedBody body, Request request, Response response) throws IOException {
        if (body.isLate && response.isError() && !response.isCommitted()) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
        if (body.skipRest(request.getCoyoteRequest())) return;
        // Else the container would wait for the rest without a limit. It calls that an error of a response that has
        // not begun.
        if (!response.isError()) response.flushBuffer();
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /// Counts bytes without keeping them.
    private static final class Skipped implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);
        private long size;

        private long size() {
            return size;
        }

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
            size += read.remaining();
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int wanted) {}
    }

    /// The body of one request. Forms and parts are read by the container, so no wrapper of the request sees them.
    private static final class TimedBody implements InputBuffer {

        private final InputBuffer body;
        private final long deadline;
        private boolean isLate;

        TimedBody(InputBuffer body, long deadline) {
            this.body = body;
            this.deadline = deadline;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            isLate = System.nanoTime() - deadline > 0;
            if (isLate) throw new SlowBody();
            return body.doRead(handler);
        }

        /// Reads what the application has left, so that a client that is still sending reads the response.
        ///
        /// @return false if that would take too long
        private boolean skipRest(org.apache.coyote.Request request) {
            if (request.hasExpectation()) return true;
            var skipped = new Skipped();
            try {
                while (skipped.size() <= MAX_SKIPPED) {
                    if (request.isFinished() || doRead(skipped) < 0) return true;
                }
            } catch (IOException notInTime) {
                return false;
            }
            return false;
        }

        @Override
        public int available() {
            return body.available();
        }
    }
}
