package io.turbozap.config;

import io.turbozap.campaign.template.MissingFieldPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, as it holds from start to stop. What each setting is for, its default and its bounds are
 * documented in {@code config/turbozap.yaml}.
 *
 * @param server where the front door listens and which callers it takes
 * @param store where everything is recorded
 * @param waha the WAHA server that sends
 * @param sms the provider that sends SMS, if there is one
 * @param identity how people log in
 * @param pacing how fast and when sessions send that have no rules of their own
 * @param engine the patience of sending
 * @param recipients who may be sent to
 * @param limits what is accepted at most
 * @param retention how long completed campaigns are kept
 * @param webhooks where events may be posted to
 * @param media where the files of messages may be
 * @param logging what is logged, and how
 * @param defaultSession the session to use where a request names none
 * @param effective all of it by name, to be shown to people
 */
public record Config(
        Server server,
        Store store,
        WahaConfig waha,
        SmsConfig sms,
        IdentityConfig identity,
        Pacing pacing,
        Engine engine,
        Recipients recipients,
        Limits limits,
        Retention retention,
        Webhooks webhooks,
        Media media,
        Logging logging,
        String defaultSession,
        List<EffectiveSetting> effective) {

    /** Keeps a copy of the settings. */
    public Config {
        effective = List.copyOf(effective);
    }

    /** The defaults alone, whatever the environment has. */
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
     * @param socketIo whether clients of Socket.IO are served
     * @param trustedProxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} count
     */
    public record Server(
            int port,
            String host,
            @Nullable String apiKey,
            List<String> corsOrigins,
            boolean socketIo,
            List<Network> trustedProxies) {

        /** The fewest characters of a key that cannot be guessed. */
        public static final int SHORTEST_KEY = 16;

        /** @throws ConfigException if the host is beyond loopback and there is no key, or one that is too short */
        public Server {
            corsOrigins = List.copyOf(corsOrigins);
            trustedProxies = List.copyOf(trustedProxies);
            if (apiKey == null && !Loopback.includes(host)) {
                throw new ConfigException("HOST=" + host + " is not allowed without API_KEY: set API_KEY,"
                        + " or a loopback HOST such as 127.0.0.1");
            }
            if (apiKey != null && apiKey.length() < SHORTEST_KEY && !Loopback.includes(host)) {
                throw new ConfigException("HOST=" + host + " is not allowed with an API_KEY of " + apiKey.length()
                        + " characters: at least " + SHORTEST_KEY + " are needed, such as those that"
                        + " `openssl rand -hex 24` makes, or a loopback HOST such as 127.0.0.1");
            }
        }

        /** Whether there is a key that can be guessed, which only this host may be asked for. */
        public boolean hasShortKey() {
            return apiKey != null && apiKey.length() < SHORTEST_KEY;
        }

        /** Whether other machines can reach the front door. */
        public boolean beyondLoopback() {
            return !Loopback.includes(host);
        }

        @Override
        public String toString() {
            return "Server[port=" + port + ", host=" + host + ", apiKey=" + masked(apiKey) + ", corsOrigins="
                    + corsOrigins + ", socketIo=" + socketIo + ", trustedProxies=" + trustedProxies + "]";
        }
    }

    /**
     * The store.
     *
     * @param url {@code memory}, {@code sqlite:PATH} or {@code postgresql://user:password@host:port/database}
     * @param syncFully whether what is acknowledged is on the disk itself rather than with the operating system
     */
    public record Store(String url, boolean syncFully) {

        /** Whether everything is forgotten at the end. */
        public boolean isThrowAway() {
            return url.equals("memory");
        }

        /** Without user and password. */
        @Override
        public String toString() {
            return "Store[url=" + url.replaceFirst("//.*@", "//***@") + ", syncFully=" + syncFully + "]";
        }
    }

    /**
     * The pacing of sessions: how fast and when they send.
     *
     * @param interval between the starts of two requests of one session
     * @param randomExtra up to so much is added to each interval, evenly drawn
     * @param quietHours when campaigns rest, such as {@code 22:00-08:00}; null for never
     * @param dailyCap messages a day that campaigns may bring a session to; 0 for no cap
     * @param zone where a day begins and quiet hours are given
     */
    public record Pacing(
            Duration interval,
            Duration randomExtra,
            @Nullable String quietHours,
            int dailyCap,
            ZoneId zone) {}

    /**
     * The patience of sending.
     *
     * @param retryMaxAttempts quick retries of a request whose failure does not concern the request
     * @param retryBaseDelay before the first of them, growing with each further one
     * @param sessionRecheckInterval how often a blocked session is looked at again
     * @param settleAfter how long after the end of an uncertain send its absence from the chat history counts
     * @param mediaSettleAfter the same of a send with a file, which WAHA fetches first
     * @param errorBudget failed requests in a row that pause their campaign, 0 to never pause
     * @param maxLateness how long after its time a scheduled campaign still starts
     * @param ackTimeout how long a message may lack the confirmation of WhatsApp's servers; 0 never matters
     * @param newChatRetry how long no stranger is written to after WhatsApp refused a new chat
     * @param shutdownGrace how long a stop waits for what is in flight
     * @param watchdogTimeout how long a loop or the writer of the store may not answer; 0 for ever
     */
    public record Engine(
            int retryMaxAttempts,
            Duration retryBaseDelay,
            Duration sessionRecheckInterval,
            Duration settleAfter,
            Duration mediaSettleAfter,
            int errorBudget,
            Duration maxLateness,
            Duration ackTimeout,
            Duration newChatRetry,
            Duration shutdownGrace,
            Duration watchdogTimeout) {}

    /**
     * The recipients that may be sent to.
     *
     * @param optOutWords what opts a person out, as a whole message
     * @param optInWords what opts a person in again, as a whole message
     * @param defaultCountry whose national numbers imported files may hold, by its two letters; null for none
     * @param checkNumbers whether a number is checked to be on WhatsApp before its first message
     * @param checkNumbersFor how long the result of a check is good
     * @param missingFieldPolicy what becomes of recipients who lack a field that a text needs; null for what is usual
     */
    public record Recipients(
            List<String> optOutWords,
            List<String> optInWords,
            @Nullable String defaultCountry,
            boolean checkNumbers,
            Duration checkNumbersFor,
            @Nullable MissingFieldPolicy missingFieldPolicy) {

        /** Keeps copies of the words. */
        public Recipients {
            optOutWords = List.copyOf(optOutWords);
            optInWords = List.copyOf(optInWords);
        }
    }

    /**
     * The limits of what is accepted.
     *
     * @param bodyBytes of a request that creates a campaign
     * @param smallBodyBytes of any other request
     * @param messages in a campaign
     * @param contacts in a campaign
     * @param textLength of a text or caption, in characters
     * @param campaigns held in memory at once
     * @param sessions known at once
     * @param uploads of campaigns at once
     * @param sockets clients of WebSockets and Socket.IO at once
     * @param connections open at once
     * @param connectionsPerAddress open at once from one address beyond loopback, 0 for half of all
     */
    public record Limits(
            long bodyBytes,
            long smallBodyBytes,
            int messages,
            int contacts,
            int textLength,
            int campaigns,
            int sessions,
            int uploads,
            int sockets,
            int connections,
            int connectionsPerAddress) {

        /** Bytes of a field of a form: a text in UTF-8, where no character has more than four. */
        public int formFieldBytes() {
            return 4 * textLength;
        }
    }

    /**
     * The retention of completed campaigns: they leave the memory as soon as either bound is passed, and the store
     * after the last.
     *
     * @param completedMax how many are kept in memory
     * @param completedFor how long they are kept in memory
     * @param deliveriesFor how long they and their deliveries are kept in the store, if not in memory
     */
    public record Retention(int completedMax, Duration completedFor, Duration deliveriesFor) {}

    /**
     * The webhooks that notify others of events.
     *
     * @param allowPrivate whether they may be on addresses that are not public
     */
    public record Webhooks(boolean allowPrivate) {}

    /**
     * The places where the files of messages may be.
     *
     * @param allowPrivate whether they may be on addresses that are not public
     * @param check whether those of a campaign are looked at before its first send
     */
    public record Media(boolean allowPrivate, boolean check) {}

    /**
     * The log.
     *
     * @param level {@code OFF}, {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG} or {@code TRACE}
     * @param format {@code text} for people or {@code json} for machines, one line per event either way
     */
    public record Logging(String level, String format) {}

    /** What is shown of a secret. */
    static String masked(@Nullable String secret) {
        return secret == null ? "none" : "***";
    }
}
