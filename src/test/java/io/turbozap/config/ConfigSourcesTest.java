package io.turbozap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR A9: defaults, then a file, then .env, then the environment. */
class ConfigSourcesTest {

    @TempDir
    private Path directory;

    @Test
    void without_sources_the_defaults_hold() {
        assertEquals(Config.defaults(), load(Map.of()));
    }

    @Test
    void later_source_wins() throws IOException {
        write("config/turbozap.yaml", "server:\n  port: 1\nlimits:\n  messages: 1\n  contacts: 1\n");
        assertEquals(1, load(Map.of()).server().port());

        write(".env", "PORT=2\nMAX_MESSAGES=2\n");
        assertEquals(2, load(Map.of()).server().port());

        Config config = load(Map.of("PORT", "3"));
        assertEquals(3, config.server().port());
        assertEquals(2, config.limits().messages());
        assertEquals(1, config.limits().contacts());
    }

    @Test
    void empty_value_lets_the_earlier_source_through() throws IOException {
        write("config/turbozap.yaml", "server:\n  port: 1\n  host: ''\n  apiKey: null\nwaha:\nengine: ~\n");
        write(".env", "PORT=\n");

        Config config = load(Map.of("PORT", " "));

        assertEquals(1, config.server().port());
        assertEquals("127.0.0.1", config.server().host());
    }

    @Test
    void unknown_variable_is_ignored() throws IOException {
        write(".env", "PATH=/nowhere\nPORTS=x\n");

        assertEquals(Config.defaults(), load(Map.of("EXECUTION_INTERVALL", "abc")));
    }

    @Test
    void given_file_stands_before_the_named_one_and_that_before_the_usual_one() throws IOException {
        write("config/turbozap.yaml", "server:\n  port: 1\n  host: localhost\n");
        write("named.yaml", "server:\n  port: 2\n");
        write("given.yaml", "server:\n  port: 3\n");
        Map<String, String> environment = Map.of("TURBOZAP_CONFIG", "named.yaml");

        assertEquals(1, load(Map.of()).server().port());
        assertEquals(2, load(environment).server().port());
        assertEquals("127.0.0.1", load(environment).server().host(), "only one file is read");
        assertEquals(
                3,
                Config.load(Path.of("given.yaml"), environment, directory)
                        .server()
                        .port());
    }

    @Test
    void dot_env_can_name_the_file() throws IOException {
        write("named.yaml", "server:\n  port: 2\n");
        write(".env", "TURBOZAP_CONFIG=named.yaml\n");

        assertEquals(2, load(Map.of()).server().port());
    }

    @Test
    void each_secret_can_stand_in_a_file() throws IOException {
        write("secrets/front", "front\n");
        write("secrets/back", " back ");
        write("secrets/store", "postgresql://me:hush@db.example/turbozap\r\n");
        write(".env", "WAHA_API_KEY_FILE=secrets/back\n");

        Config config = load(Map.of("API_KEY_FILE", "secrets/front", "DATABASE_URL_FILE", "secrets/store"));

        assertEquals("front", config.server().apiKey());
        assertEquals("back", config.waha().apiKey());
        assertEquals("postgresql://me:hush@db.example/turbozap", config.store().url());
    }

    @Test
    void a_file_of_the_environment_wins_over_a_secret_in_dot_env() throws IOException {
        write("front", "new");
        write(".env", "API_KEY=old\n");

        assertEquals("new", load(Map.of("API_KEY_FILE", "front")).server().apiKey());
    }

    @Test
    void a_secret_is_not_given_twice_nor_by_nothing() throws IOException {
        write("empty", "\n");

        assertEquals(
                "API_KEY_FILE=empty is not allowed: API_KEY is set beside it",
                refusal(Map.of("API_KEY", "front", "API_KEY_FILE", "empty")));
        assertEquals(
                "API_KEY_FILE=empty is not allowed: a file that is not empty",
                refusal(Map.of("API_KEY_FILE", "empty")));
        assertEquals(
                "API_KEY_FILE=none is not allowed: a readable file in UTF-8", refusal(Map.of("API_KEY_FILE", "none")));
    }

    @Test
    void what_is_wrong_in_the_file_of_a_secret_is_not_shown() throws IOException {
        write("front", "top\tsecret");

        assertFalse(refusal(Map.of("API_KEY_FILE", "front")).contains("secret"));
    }

    @Test
    void only_secrets_are_read_from_files() throws IOException {
        write("port", "1");

        assertEquals(3000, load(Map.of("PORT_FILE", "port")).server().port());
    }

    @Test
    void missing_file_is_refused_where_it_was_asked_for() {
        assertEquals(
                "TURBOZAP_CONFIG=none.yaml is not allowed: a readable file in UTF-8",
                refusal(Map.of("TURBOZAP_CONFIG", "none.yaml")));
        assertEquals(
                "--config=none.yaml is not allowed: a readable file in UTF-8",
                assertThrows(ConfigException.class, () -> Config.load(Path.of("none.yaml"), Map.of(), directory))
                        .getMessage());
    }

    @Test
    void list_may_be_a_list_or_separated_by_commas() throws IOException {
        List<String> origins = List.of("http://a.example", "http://b.example");

        write("config/turbozap.yaml", "server:\n  corsOrigins: [http://a.example, http://b.example]\n");
        assertEquals(origins, load(Map.of()).server().corsOrigins());

        write("config/turbozap.yaml", "server:\n  corsOrigins: http://a.example, http://b.example\n");
        assertEquals(origins, load(Map.of()).server().corsOrigins());
    }

    @Test
    void wrong_value_names_its_source() throws IOException {
        String allowed = " is not allowed: a whole number of milliseconds from 0 to 86400000";

        write("config/turbozap.yaml", "pacing:\n  interval: abc\n");
        assertEquals("pacing.interval=abc in config/turbozap.yaml" + allowed, refusal(Map.of()));

        write(".env", "EXECUTION_INTERVAL=def\n");
        assertEquals("EXECUTION_INTERVAL=def in .env" + allowed, refusal(Map.of()));
        assertEquals("EXECUTION_INTERVAL=ghi" + allowed, refusal(Map.of("EXECUTION_INTERVAL", "ghi")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sever: {port: 1}|sever in FILE is not a setting: its keys are server, store, identity, waha, sms, pacing, engine,"
                        + " recipients, limits, retention, webhooks, media, logging, defaultSession",
                "logging: {levell: INFO}|logging.levell in FILE is not a setting: its keys are level, format",
                "waha: {paths: {text: {x: 1}}}|waha.paths.text in FILE is not allowed: a path that starts with /,"
                        + " without query and fragment",
                "logging: INFO|logging in FILE is not a section: its keys are level, format",
                "logging: &a {more: *a}|logging.more in FILE is not a setting: its keys are level, format",
                "logging: {\"a\\nb\": INFO}|logging.a b in FILE is not a setting: its keys are level, format",
                "logging: {[level]: INFO}|logging.? in FILE is not a setting: its keys are level, format",
                "logging: {level: INFO, level: WARN}|logging.level stands twice in FILE",
                "logging: {level: [INFO, WARN]}|logging.level=INFO,WARN in FILE is not allowed: one of OFF, ERROR,"
                        + " WARN, INFO, DEBUG, TRACE",
            })
    void key_that_is_no_setting_is_refused(String yaml, String line) throws IOException {
        write("config/turbozap.yaml", yaml);

        assertEquals(line.replace("FILE", "config/turbozap.yaml"), refusal(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"waha:\n  apiKey: *secret\n", "waha:\n  apiKey: \"secret\n", "waha:\n  apiKey: a: secret\n", "\t"
            })
    void broken_file_is_refused_without_quoting_it(String yaml) throws IOException {
        write("config/turbozap.yaml", yaml);

        String line = refusal(Map.of());

        assertEquals(
                "config/turbozap.yaml is not valid YAML", line.replaceFirst(": look at line \\d+, column \\d+", ""));
        assertFalse(line.contains("secret"), line);
    }

    @Test
    void byte_order_mark_is_no_part_of_a_file() throws IOException {
        write("config/turbozap.yaml", "\uFEFFserver:\n  port: 1\n");
        write(".env", "\uFEFFHOST=::1\n");

        assertEquals(
                new Config.Server(
                        1,
                        "::1",
                        null,
                        List.of(),
                        true,
                        Config.defaults().server().trustedProxies()),
                load(Map.of()).server());
    }

    @Test
    void file_that_is_not_utf8_is_refused() throws IOException {
        Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xff, '\n'});

        assertEquals(".env is not allowed: a readable file in UTF-8", refusal(Map.of()));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
    }

    private Config load(Map<String, String> environment) {
        return Config.load(null, environment, directory);
    }

    private String refusal(Map<String, String> environment) {
        return assertThrows(ConfigException.class, () -> load(environment)).getMessage();
    }
}
