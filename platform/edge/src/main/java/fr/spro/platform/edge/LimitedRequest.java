package fr.spro.platform.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request whose body cannot be read beyond a limit.
final class LimitedRequest extends HttpServletRequestWrapper {

    private long limit;
    private @Nullable ServletInputStream body;

    LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    void setLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) body = new Limited(super.getInputStream());
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private final class Limited extends ServletInputStream {

        private final ServletInputStream all;
        private long count;

        private Limited(ServletInputStream all) {
            this.all = all;
        }

        @Override
        public int read() throws IOException {
            var next = all.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = all.read(bytes, offset, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int more) {
            count += more;
            if (count > limit) throw new ContentTooLarge(limit);
        }

        @Override
        public int available() throws IOException {
            return all.available();
        }

        @Override
        public boolean isFinished() {
            return all.isFinished();
        }

        @Override
        public boolean isReady() {
            return all.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            all.setReadListener(listener);
        }
    }
}
