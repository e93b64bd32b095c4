package io.turbozap.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.vertx.core.internal.logging.LoggerFactory;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LogSetupTest {

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void built_in_log_is_the_documented_one(String format) throws JoranException {
        LoggerContext builtIn = builtIn("WARN", format);
        LoggerContext documented = documented("WARN", format);

        assertEquals(levels(documented), levels(builtIn));
        assertEquals(line(documented, "said {}", "this"), line(builtIn, "said {}", "this"));
    }

    @Test
    void documented_log_is_text_at_info_by_default() throws JoranException {
        LoggerContext documented = new LoggerContext();
        configure(documented);

        assertEquals(levels(builtIn("INFO", "text")), levels(documented));
        assertEquals(line(builtIn("INFO", "text"), "said"), line(documented, "said"));
    }

    @Test
    void level_counts_for_us_and_not_for_what_is_beneath() {
        LoggerContext context = builtIn("DEBUG", "text");

        assertTrue(context.getLogger("io.turbozap.session").isDebugEnabled());
        assertFalse(context.getLogger("io.vertx.core").isInfoEnabled());
        assertFalse(context.getLogger("io.netty.channel").isInfoEnabled());
    }

    @Test
    void text_keeps_an_event_on_one_line() {
        String line = line(builtIn("INFO", "text"), "one\r\ntwo\nthree");

        assertTrue(line.endsWith("INFO  LogSetupTest         one two three" + System.lineSeparator()), line);
        assertEquals(1, line.lines().count());
    }

    @Test
    void json_is_one_object_for_each_event() {
        String line = line(builtIn("INFO", "json"), "one\n{}", "two");

        assertEquals(1, line.lines().count());
        assertEquals("one\ntwo", new JsonObject(line).getString("formattedMessage"));
        assertEquals("INFO", new JsonObject(line).getString("level"));
    }

    @Test
    void file_of_the_operators_own_takes_its_place() { // here logback-test.xml
        assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, new LogSetup().configure(new LoggerContext()));
    }

    @Test
    void what_was_set_up_too_early_is_renewed() {
        LoggerContext context = builtIn("INFO", "text");

        LogSetup.renew(context, new Config.Logging("TRACE", "json"));

        assertEquals(levels(builtIn("TRACE", "json")), levels(context));
        assertEquals(line(builtIn("TRACE", "json"), "said"), line(context, "said"));
    }

    @Test
    void what_the_operator_set_up_is_left_alone() {
        LoggerContext context = new LoggerContext();
        context.getLogger("io.turbozap").setLevel(Level.ERROR);

        LogSetup.renew(context, new Config.Logging("TRACE", "json"));

        assertEquals(Level.ERROR, context.getLogger("io.turbozap").getLevel());
    }

    @Test
    void vertx_and_netty_log_the_same_way() {
        assertEquals(List.of("from Vert.x"), heard("test.vertx", name -> LoggerFactory.getLogger(name)
                .error("from Vert.x")));
        assertEquals(List.of("from Netty"), heard("test.netty", name -> InternalLoggerFactory.getInstance(name)
                .error("from Netty")));
    }

    /** What Logback hears when {@code speech} logs under {@code name}. */
    private static List<String> heard(String name, Consumer<String> speech) {
        ch.qos.logback.classic.Logger logger = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(name);
        ListAppender<ILoggingEvent> ear = new ListAppender<>();
        ear.start();
        logger.setAdditive(false);
        logger.addAppender(ear);
        speech.accept(name);
        return ear.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static LoggerContext builtIn(String level, String format) {
        LoggerContext context = new LoggerContext();
        LogSetup.setUp(context, new Config.Logging(level, format));
        return context;
    }

    private static LoggerContext documented(String level, String format) throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty("LOG_LEVEL", level);
        context.putProperty("LOG_FORMAT", format);
        configure(context);
        return context;
    }

    private static void configure(LoggerContext context) throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogSetup.class.getResource("/config/logback.xml")));
    }

    private static List<String> levels(LoggerContext context) {
        List<String> levels = new ArrayList<>();
        context.getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> levels.add(logger.getName() + " " + logger.getLevel()));
        return levels;
    }

    private static String line(LoggerContext context, String message, Object... arguments) {
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) root.iteratorForAppenders().next();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.turbozap.LogSetupTest"), Level.INFO, message, null, arguments);
        event.setTimeStamp(1_800_000_000_000L);
        event.setThreadName("test");
        return new String(console.getEncoder().encode(event), UTF_8);
    }
}
