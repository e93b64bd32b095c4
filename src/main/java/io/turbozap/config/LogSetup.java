package io.turbozap.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as {@code config/logback.xml} documents it, set up without reading XML, which would slow the start down.
 * Logback finds it as a service. It stands back for a file of the operator's own: one that
 * {@code -Dlogback.configurationFile} names, or a {@code logback.xml} or {@code logback-test.xml} on the class path.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String LEVEL = "LOG_LEVEL";
    private static final String FORMAT = "LOG_FORMAT";
    private static final String PATTERN =
            "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %-20logger{0} %replace(%msg){'[\\r\\n]+', ' '}%n";

    /**
     * Applies the configured level and format, for a file of the operator's own as the properties {@code LOG_LEVEL} and
     * {@code LOG_FORMAT}. Call it first thing: what was logged before came out with the defaults.
     */
    public static void apply(Config.Logging logging) {
        System.setProperty(LEVEL, logging.level());
        System.setProperty(FORMAT, logging.format());
        // The first look at the factory makes Logback set itself up, with these properties.
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            renew(context, logging);
        }
    }

    /** Replaces an earlier set-up of ours that differs, and nothing else. */
    static void renew(LoggerContext context, Config.Logging logging) {
        Object earlier = context.getObject(LogSetup.class.getName());
        if (earlier != null && !earlier.equals(logging)) {
            context.reset();
            setUp(context, logging);
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isReplaced()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        setUp(context, new Config.Logging(System.getProperty(LEVEL, "INFO"), System.getProperty(FORMAT, "text")));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void setUp(LoggerContext context, Config.Logging logging) {
        context.putObject(LogSetup.class.getName(), logging);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(logging.format());
        console.setEncoder(logging.format().equals("json") ? json(context) : text(context));
        console.start();
        context.getLogger("io.netty").setLevel(Level.WARN);
        context.getLogger("io.vertx").setLevel(Level.WARN);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        // Every instance of the HTTP server registers the same gauges, of which the first counts.
        context.getLogger("io.micrometer").setLevel(Level.ERROR);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(logging.level()));
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static boolean isReplaced() {
        ClassLoader classes = LogSetup.class.getClassLoader();
        return System.getProperty("logback.configurationFile") != null
                || classes.getResource("logback-test.xml") != null
                || classes.getResource("logback.xml") != null;
    }
}
