package io.turbozap.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, as it holds from start to stop. What each setting is for, its default and its bounds are
 * documented in {@code config/turbozap.yaml}.
 *
 * @param server where the front door listens and whom it lets in
 * @param waha the WAHA server that sends
 * @param engine the pace and the patience of sending
 * @param limits what is accepted at most
 * @param retention how long completed campaigns stay in memory
 * @param logging what is logged, and how
 * @param defaultSession the session to use where a request names none
 */
public record Config(
        Server server,
        Waha waha,
        Engine engine,
        Limits limits,
        Retention retention,
        Logging logging,
        String defaultSession) {

    /** The defaults alone, whatever the environment says. */
    public static Config defaults() {
        return of(Map.of());
    }

    /**
     * The defaults, overridden by {@code variables} alone: neither files nor the environment are looked at.
     *
     * @param variables values by environment name, such as {@code EXECUTION_INTERVAL}
     * @throws ConfigException if a value is not allowed
     */
    public static Config of(Map<String, String> variables) {
        return ConfigReader.read(variables);
    }

    /**
     * Reads the configuration of this start. Later sources win: the packaged defaults, the configuration file,
     * {@code .env} in the working directory, the environment. The file is the one given, else the one that
     * {@code TURBOZAP_CONFIG} names, else {@code config/turbozap.yaml} in the working directory if there is one.
     *
     * @param file the file asked for on the command line
     * @param environment the environment's variables; empty ones count as unset, unknown ones are ignored
     * @param workingDirectory where relative paths start
     * @throws ConfigException if a source cannot be read, names an unknown key or holds a value that is not allowed
     */
    public static Config load(@Nullable Path file, Map<String, String> environment, Path workingDirectory) {
        return ConfigReader.read(file, environment, workingDirectory);
    }

    /**
     * The front door.
     *
     * @param port the TCP port, 0 for any free one
     * @param host the address to listen on; beyond loopback only with an {@code apiKey}
     * @param apiKey what callers must show, or null if the front door is open to this host
     * @param corsOrigins the foreign origins to let in, as browsers send them: lower case, default port left out
     */
    public record Server(int port, String host, @Nullable String apiKey, List<String> corsOrigins) {

        /** @throws ConfigException if the host is beyond loopback and there is no key */
        public Server {
            corsOrigins = List.copyOf(corsOrigins);
            if (apiKey == null && !Loopback.includes(host)) {
                throw new ConfigException("HOST=" + host + " is not allowed without API_KEY: set API_KEY,"
                        + " or a loopback HOST such as 127.0.0.1");
            }
        }

        /** Whether other machines can reach the front door. */
        public boolean beyondLoopback() {
            return !Loopback.includes(host);
        }

        @Override
        public String toString() {
            return "Server[port=" + port + ", host=" + host + ", apiKey=" + masked(apiKey) + ", corsOrigins="
                    + corsOrigins + "]";
        }
    }

    /**
     * The way to WAHA.
     *
     * @param baseUrl http or https, without a trailing slash, user info, query or fragment
     * @param apiKey sent as {@code X-Api-Key}, or null to send none
     * @param requestTimeout how long an answer may take
     * @param paths the path that sends each kind of message, by kind
     */
    public record Waha(URI baseUrl, @Nullable String apiKey, Duration requestTimeout, Map<String, String> paths) {

        /** Keeps a copy of the paths. */
        public Waha {
            paths = Map.copyOf(paths);
        }

        @Override
        public String toString() {
            return "Waha[baseUrl=" + baseUrl + ", apiKey=" + masked(apiKey) + ", requestTimeout=" + requestTimeout
                    + ", paths=" + paths + "]";
        }
    }

    /**
     * The pace and the patience of sending.
     *
     * @param interval between the starts of two requests of one session
     * @param retryMaxAttempts quick retries of a request whose failure says nothing about the request
     * @param retryBaseDelay before the first of them, growing with each further one
     * @param sessionRecheckInterval how often a blocked session is looked at again
     * @param settleAfter how long after an uncertain send its absence from the chat history counts
     * @param errorBudget failed requests in a row that pause their campaign, 0 to never pause
     * @param shutdownGrace how long a stop waits for what is in flight
     */
    public record Engine(
            Duration interval,
            int retryMaxAttempts,
            Duration retryBaseDelay,
            Duration sessionRecheckInterval,
            Duration settleAfter,
            int errorBudget,
            Duration shutdownGrace) {}

    /**
     * What is accepted at most.
     *
     * @param bodyBytes of a request that creates a campaign
     * @param smallBodyBytes of any other request
     * @param messages in a campaign
     * @param contacts in a campaign
     * @param textLength of a text or caption, in characters
     * @param campaigns held in memory at once
     * @param sessions known at once
     * @param uploads of campaigns at once
     */
    public record Limits(
            long bodyBytes,
            long smallBodyBytes,
            int messages,
            int contacts,
            int textLength,
            int campaigns,
            int sessions,
            int uploads) {}

    /**
     * When completed campaigns leave the memory: as soon as either bound is passed.
     *
     * @param completedMax how many are kept
     * @param completedFor how long they are kept
     */
    public record Retention(int completedMax, Duration completedFor) {}

    /**
     * The log.
     *
     * @param level {@code OFF}, {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG} or {@code TRACE}
     * @param format {@code text} for people or {@code json} for machines, one line per event either way
     */
    public record Logging(String level, String format) {}

    private static String masked(@Nullable String secret) {
        return secret == null ? "none" : "***";
    }
}
