package fr.spro.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What the application writes to its log meanwhile, at the level of production: messages, stack traces and the context
/// of each line.
public final class LogLines implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level level = ROOT.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var failure = event.getThrowableProxy();
            lines.add("%s %s %s %s %s"
                    .formatted(
                            event.getLevel(),
                            event.getLoggerName(),
                            event.getMDCPropertyMap(),
                            event.getFormattedMessage(),
                            failure == null ? "" : ThrowableProxyUtil.asString(failure)));
        }
    };

    public LogLines() {
        ROOT.setLevel(Level.INFO);
        appender.setContext(ROOT.getLoggerContext());
        appender.start();
        ROOT.addAppender(appender);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        ROOT.detachAppender(appender);
        ROOT.setLevel(level);
        appender.stop();
    }
}
