package io.turbozap.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reader that finds the sources of a configuration and makes a {@link Config} of them. */
final class ConfigReader {

    /** The one variable that is no setting: where the settings are. */
    static final String FILE_VARIABLE = "TURBOZAP_CONFIG";

    private static final String SECRET_FILE = "_FILE";
    private static final String STANDARD_FILE = "config/turbozap.yaml";

    private final Path workingDirectory;

    private ConfigReader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    static Config read(Map<String, String> variables) {
        return config(new Sources().variables(variables, ""));
    }

    static Config read(@Nullable Path file, Map<String, String> environment, Path workingDirectory) {
        ConfigReader reader = new ConfigReader(workingDirectory);
        Map<String, String> dotEnv = reader.dotEnv();
        Sources sources = new Sources();
        if (file != null) {
            reader.addFile(sources, "--config", file.toString());
        } else if (isGiven(environment)) {
            reader.addFile(sources, FILE_VARIABLE, environment.getOrDefault(FILE_VARIABLE, ""));
        } else if (isGiven(dotEnv)) {
            reader.addFile(sources, FILE_VARIABLE, dotEnv.getOrDefault(FILE_VARIABLE, ""));
        } else {
            reader.addStandardFile(sources);
        }
        return config(sources.variables(reader.withSecrets(dotEnv, " in .env"), " in .env")
                .variables(reader.withSecrets(environment, ""), ""));
    }

    /**
     * The same variables, with each secret that a file holds: {@code API_KEY_FILE} names the file of {@code API_KEY}.
     */
    private Map<String, String> withSecrets(Map<String, String> variables, String where) {
        Map<String, String> all = new HashMap<>(variables);
        for (Setting<?> setting : Settings.byPath().values()) {
            String name = setting.variable() + SECRET_FILE;
            String file = variables.getOrDefault(name, "").strip();
            if (setting.secret() && !file.isEmpty()) {
                all.put(setting.variable(), secret(setting.variable(), name + "=" + file + where, file, variables));
            }
        }
        return all;
    }

    private String secret(String variable, String what, String file, Map<String, String> variables) {
        if (!variables.getOrDefault(variable, "").isBlank()) {
            throw new ConfigException(what + " is not allowed: " + variable + " is set beside it");
        }
        String secret = text(what, file).strip();
        if (secret.isEmpty()) {
            throw new ConfigException(what + " is not allowed: a file that is not empty");
        }
        return secret;
    }

    private static boolean isGiven(Map<String, String> variables) {
        return !variables.getOrDefault(FILE_VARIABLE, "").isBlank();
    }

    private Map<String, String> dotEnv() {
        return Files.isRegularFile(workingDirectory.resolve(".env")) ? DotEnv.parse(text(".env", ".env")) : Map.of();
    }

    private void addFile(Sources sources, String asker, String name) {
        sources.file(ConfigFile.parse(name, text(asker + "=" + name, name.strip())), " in " + name);
    }

    private void addStandardFile(Sources sources) {
        if (Files.isRegularFile(workingDirectory.resolve(STANDARD_FILE))) {
            String text = text(STANDARD_FILE, STANDARD_FILE);
            // Loading the YAML parser takes longer than all the rest: not for a file that changes nothing.
            if (!text.equals(packaged())) {
                sources.file(ConfigFile.parse(STANDARD_FILE, text), " in " + STANDARD_FILE);
            }
        }
    }

    private String text(String what, String file) {
        try {
            String text = Files.readString(workingDirectory.resolve(file));
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // the mark that some editors put first
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(what + " is not allowed: a readable file in UTF-8");
        }
    }

    /** The documented defaults, as they travel in the JAR. */
    static String packaged() {
        try (InputStream file = ConfigReader.class.getResourceAsStream("/" + STANDARD_FILE)) {
            return file == null ? "" : new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Config config(Sources sources) {
        Config.Server server = server(sources);
        return new Config(
                server,
                new Config.Store(
                        sources.value(Settings.DATABASE_URL),
                        sources.value(Settings.STORE_SYNC).equals("full")),
                waha(sources),
                sms(sources),
                identity(sources, server),
                pacing(sources),
                engine(sources),
                recipients(sources),
                limits(sources),
                new Config.Retention(
                        sources.value(Settings.RETAIN_COMPLETED),
                        sources.value(Settings.RETAIN_COMPLETED_FOR),
                        sources.value(Settings.RETAIN_DELIVERIES)),
                new Config.Webhooks(sources.value(Settings.WEBHOOKS_ALLOW_PRIVATE)),
                new Config.Media(sources.value(Settings.MEDIA_ALLOW_PRIVATE), sources.value(Settings.CHECK_MEDIA)),
                new Config.Logging(sources.value(Settings.LOG_LEVEL), sources.value(Settings.LOG_FORMAT)),
                sources.value(Settings.DEFAULT_SESSION),
                sources.effective());
    }

    private static Config.Server server(Sources sources) {
        return new Config.Server(
                sources.value(Settings.PORT),
                sources.value(Settings.HOST),
                sources.valueOrNull(Settings.API_KEY),
                sources.value(Settings.CORS_ORIGINS),
                sources.value(Settings.SOCKET_IO),
                sources.value(Settings.TRUSTED_PROXIES));
    }

    private static WahaConfig waha(Sources sources) {
        Map<String, String> paths = new HashMap<>();
        GatewaySettings.WAHA_PATHS.forEach((kind, setting) -> paths.put(kind, sources.value(setting)));
        return new WahaConfig(
                sources.value(GatewaySettings.WAHA_BASE_URL),
                sources.valueOrNull(GatewaySettings.WAHA_API_KEY),
                sources.value(GatewaySettings.REQUEST_TIMEOUT),
                paths,
                sources.valueOrNull(GatewaySettings.WAHA_WEBHOOK_HMAC_KEY),
                sources.valueOrNull(GatewaySettings.WAHA_WEBHOOK_URL),
                sources.value(GatewaySettings.SESSION_IDS),
                sources.value(GatewaySettings.CATCH_UP_INTERVAL));
    }

    private static SmsConfig sms(Sources sources) {
        return new SmsConfig(
                sources.value(GatewaySettings.SMS_BASE_URL),
                sources.valueOrNull(GatewaySettings.SMS_ACCOUNT_SID),
                sources.valueOrNull(GatewaySettings.SMS_AUTH_TOKEN),
                sources.valueOrNull(GatewaySettings.SMS_FROM),
                sources.value(GatewaySettings.SMS_INTERVAL),
                sources.value(GatewaySettings.REQUEST_TIMEOUT));
    }

    private static IdentityConfig identity(Sources sources, Config.Server server) {
        return new IdentityConfig(
                sources.valueOrNull(IdentitySettings.JWT_SECRET),
                sources.valueOrNull(IdentitySettings.JWT_SECRET_PREVIOUS),
                sources.value(IdentitySettings.ACCESS_TTL),
                sources.value(IdentitySettings.REFRESH_TTL),
                sources.value(IdentitySettings.REFRESH_IDLE),
                IdentitySettings.signUp(sources, server.beyondLoopback()),
                sources.value(IdentitySettings.PASSWORD_BLOCKLIST),
                sources.valueOrNull(IdentitySettings.PUBLIC_URL),
                sources.value(IdentitySettings.INVITE_TTL),
                sources.valueOrNull(IdentitySettings.KEY_FILE));
    }

    private static Config.Pacing pacing(Sources sources) {
        return new Config.Pacing(
                sources.value(SendingSettings.INTERVAL),
                sources.value(SendingSettings.INTERVAL_RANDOM_EXTRA),
                sources.valueOrNull(SendingSettings.QUIET_HOURS),
                sources.value(SendingSettings.DAILY_CAP),
                sources.value(SendingSettings.TIME_ZONE));
    }

    private static Config.Engine engine(Sources sources) {
        return new Config.Engine(
                sources.value(SendingSettings.RETRY_MAX_ATTEMPTS),
                sources.value(SendingSettings.RETRY_BASE_DELAY),
                sources.value(SendingSettings.SESSION_RECHECK_INTERVAL),
                sources.value(SendingSettings.SETTLE_AFTER),
                sources.value(SendingSettings.MEDIA_SETTLE_AFTER),
                sources.value(SendingSettings.ERROR_BUDGET),
                sources.value(SendingSettings.SCHEDULE_MAX_LATENESS),
                sources.value(SendingSettings.ACK_TIMEOUT),
                sources.value(SendingSettings.NEW_CHAT_RETRY),
                sources.value(SendingSettings.SHUTDOWN_GRACE),
                sources.value(SendingSettings.WATCHDOG_TIMEOUT));
    }

    private static Config.Recipients recipients(Sources sources) {
        return new Config.Recipients(
                sources.value(Settings.OPT_OUT_WORDS),
                sources.value(Settings.OPT_IN_WORDS),
                sources.valueOrNull(Settings.DEFAULT_COUNTRY),
                sources.value(Settings.CHECK_NUMBERS),
                sources.value(Settings.CHECK_NUMBERS_FOR),
                sources.valueOrNull(Settings.ON_MISSING));
    }

    private static Config.Limits limits(Sources sources) {
        return new Config.Limits(
                sources.value(Settings.BODY_LIMIT),
                sources.value(Settings.SMALL_BODY_LIMIT),
                sources.value(Settings.MAX_MESSAGES),
                sources.value(Settings.MAX_CONTACTS),
                sources.value(Settings.MAX_TEXT_LENGTH),
                sources.value(Settings.MAX_CAMPAIGNS),
                sources.value(Settings.MAX_SESSIONS),
                sources.value(Settings.MAX_UPLOADS),
                sources.value(Settings.MAX_SOCKETS),
                sources.value(Settings.MAX_CONNECTIONS),
                sources.value(Settings.MAX_CONNECTIONS_PER_ADDRESS));
    }
}
