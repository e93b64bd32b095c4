package io.turbozap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that Turbozap logs, from DEBUG on, while this is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger room = (Logger) LoggerFactory.getLogger("io.turbozap");
    private final Level before = room.getLevel();
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

    private LogLines() {}

    static LogLines capture() {
        LogLines lines = new LogLines();
        lines.start();
        lines.room.addAppender(lines);
        lines.room.setLevel(Level.DEBUG);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    @Override
    public void close() {
        room.detachAppender(this);
        room.setLevel(before);
        stop();
    }

    List<String> all() {
        return from(Level.DEBUG);
    }

    List<String> aboveDebug() {
        return from(Level.INFO);
    }

    List<String> atLeastWarnings() {
        return from(Level.WARN);
    }

    private List<String> from(Level level) {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(level))
                .map(LogLines::text)
                .toList();
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(' ').append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        return text.toString();
    }
}
