package io.turbozap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of Compose fit the settings and the image, as far as a machine without a Docker engine can tell. */
class ComposeTest {

    private static final Path COMPOSE = Path.of("config/compose.yaml");
    private static final Path DEVELOPMENT = Path.of("config/compose.dev.yaml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    /** What belongs to the other services. */
    private static final Set<String> OTHERS =
            Set.of("WAHA_TAG", "POSTGRES_PASSWORD", "TURBOZAP_MEMORY", "WAHA_MEMORY", "POSTGRES_MEMORY");

    private static final Map<String, String> KEYS = Map.of("WAHA_API_KEY", "back");
    private static final String SECRETS = "/run/secrets/";

    @TempDir
    private Path directory;

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static Map<?, ?> section(String name) throws IOException {
        return section(COMPOSE, name);
    }

    private static Map<?, ?> section(Path file, String name) throws IOException {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        return map(map(loaded).get(name));
    }

    private static Map<?, ?> service(String name) throws IOException {
        return map(section("services").get(name));
    }

    /** Secrets also as files. */
    private static Set<String> variables() {
        return Settings.byPath().values().stream()
                .flatMap(setting -> setting.secret()
                        ? Stream.of(setting.variable(), setting.variable() + "_FILE")
                        : Stream.of(setting.variable()))
                .collect(Collectors.toSet());
    }

    private static String inDockerfile(String instruction) throws IOException {
        Matcher found =
                Pattern.compile("(?m)^" + instruction + " (.+)$").matcher(Files.readString(Path.of("Dockerfile")));
        assertTrue(found.find(), instruction);
        return found.group(1);
    }

    @Test
    void every_variable_is_one_that_can_be_set() throws IOException {
        Set<String> unknown = new TreeSet<>();
        map(service("turbozap").get("environment")).keySet().forEach(name -> unknown.add(String.valueOf(name)));
        Matcher used = VARIABLE.matcher(Files.readString(COMPOSE));
        while (used.find()) {
            unknown.add(used.group(1));
        }
        unknown.removeAll(variables());
        unknown.removeAll(OTHERS);

        assertEquals(Set.of(), unknown);
    }

    @Test
    void server_starts_with_what_it_is_given() throws IOException {
        Files.writeString(directory.resolve("api_key"), "the-front-door-1\n");
        Files.writeString(directory.resolve("waha_webhook_hmac_key"), "hooks\n");
        Map<String, String> given = map(service("turbozap").get("environment")).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.getKey()),
                        each -> filled(String.valueOf(each.getValue())).replace(SECRETS, directory + "/")));
        Config config = Config.load(null, given, directory);

        assertEquals(3000, config.server().port());
        assertEquals("http://turbozap:3000", String.valueOf(config.waha().webhookUrl()));
        assertEquals("the-front-door-1", config.server().apiKey());
        assertEquals("back", config.waha().apiKey());
        assertEquals("hooks", config.waha().webhookHmacKey());
        assertEquals(Config.defaults().store(), config.store());
    }

    @Test
    void server_for_development_starts_with_what_it_is_given() throws IOException {
        Map<?, ?> services = section(DEVELOPMENT, "services");
        Map<String, String> given = map(map(services.get("turbozap")).get("environment")).entrySet().stream()
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue())));
        Config config = Config.load(null, given, directory);

        assertTrue(variables().containsAll(given.keySet()), given::toString);
        assertEquals("http://simulator:3001", String.valueOf(config.waha().baseUrl()));
        assertTrue(config.store().url().contains("@postgres/"));
    }

    /** Builds of one image at once get in each other's way, and an image that is built here is nowhere to be pulled. */
    @Test
    void each_image_is_built_by_one_service_and_pulled_by_none() throws IOException {
        for (Path file : List.of(COMPOSE, DEVELOPMENT)) {
            List<Map<?, ?>> ours = section(file, "services").values().stream()
                    .<Map<?, ?>>map(ComposeTest::map)
                    .filter(service -> "turbozap".equals(service.get("image")))
                    .toList();
            List<Map<?, ?>> others = ours.stream()
                    .filter(service -> !service.containsKey("build"))
                    .toList();

            assertEquals(1, ours.size() - others.size(), String.valueOf(file));
            assertTrue(others.stream().allMatch(service -> "never".equals(service.get("pull_policy"))));
        }
    }

    @Test
    void secrets_that_are_read_are_those_that_are_mounted() throws IOException {
        List<String> read = map(service("turbozap").get("environment")).values().stream()
                .map(String::valueOf)
                .filter(value -> value.startsWith(SECRETS))
                .map(value -> value.substring(SECRETS.length()))
                .sorted()
                .toList();

        assertEquals(List.of("api_key", "waha_webhook_hmac_key"), read);
        assertEquals(read, service("turbozap").get("secrets"));
        for (String secret : read) {
            assertEquals(
                    "secrets/" + secret, map(section("secrets").get(secret)).get("file"));
        }
        assertTrue(Files.readAllLines(Path.of(".dockerignore")).contains("config/secrets"));
        assertTrue(Files.readAllLines(Path.of(".gitignore")).contains("config/secrets/"));
    }

    @Test
    void nobody_gains_privileges_or_takes_the_whole_host() throws IOException {
        for (Object name : section("services").keySet()) {
            Map<?, ?> service = service(String.valueOf(name));

            assertEquals(List.of("no-new-privileges:true"), service.get("security_opt"), String.valueOf(name));
            assertTrue(service.containsKey("mem_limit") && service.containsKey("pids_limit"), String.valueOf(name));
        }
    }

    @Test
    void server_can_write_to_its_data_and_to_memory_alone() throws IOException {
        Map<?, ?> turbozap = service("turbozap");

        assertEquals(true, turbozap.get("read_only"));
        assertEquals(List.of("ALL"), turbozap.get("cap_drop"));
        assertFalse(turbozap.containsKey("cap_add"));
        assertEquals(inDockerfile("USER"), turbozap.get("user"));
        String tmp = String.valueOf(((List<?>) turbozap.get("tmpfs")).get(0));
        assertTrue(tmp.startsWith("/tmp:exec,"), "native libraries run from there");
    }

    /** As Compose fills it with nothing but the keys in the environment. */
    private static String filled(String value) {
        Matcher variable = Pattern.compile("\\$\\{([A-Z_]+):[-?]([^}]*)}").matcher(value);
        return variable.replaceAll(
                found -> Matcher.quoteReplacement(value.contains(":?") ? KEYS.get(found.group(1)) : found.group(2)));
    }

    @Test
    void ports_and_volumes_are_those_of_the_image() throws IOException {
        String port = inDockerfile("EXPOSE");
        Map<?, ?> turbozap = service("turbozap");

        assertEquals(List.of("127.0.0.1:${PORT:-3000}:" + port), turbozap.get("ports"));
        assertEquals(List.of("turbozap-data:" + inDockerfile("VOLUME")), turbozap.get("volumes"));
        assertEquals(port, map(turbozap.get("environment")).get("PORT"));
        assertTrue(String.valueOf(map(turbozap.get("environment")).get("WAHA_WEBHOOK_URL"))
                .endsWith(":" + port));
    }

    @Test
    void both_sides_know_the_same_key_and_postgresql_is_there_only_when_asked_for() throws IOException {
        assertEquals(
                map(service("waha").get("environment")).get("WAHA_API_KEY"),
                map(service("turbozap").get("environment")).get("WAHA_API_KEY"));
        assertEquals(List.of("postgres"), service("postgres").get("profiles"));
    }

    /** One test where the client of Compose is installed, which needs no engine for this; none elsewhere. */
    @TestFactory
    Stream<DynamicTest> compose_itself_accepts_it() throws InterruptedException {
        return runs("docker", "compose", "version")
                ? Stream.of(DynamicTest.dynamicTest(
                        "docker compose config",
                        () -> assertTrue(runs(
                                "docker",
                                "compose",
                                "-f",
                                COMPOSE.toString(),
                                "--profile",
                                "postgres",
                                "config",
                                "-q"))))
                : Stream.empty();
    }

    private static boolean runs(String... command) throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(KEYS);
        try {
            Process process = builder.start();
            try {
                return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException absent) {
            return false;
        }
    }
}
