package io.turbozap.config;

import static io.turbozap.config.SettingKind.milliseconds;
import static io.turbozap.config.SettingKind.wholeNumber;

import java.time.Duration;
import java.time.ZoneId;

/** The settings of sending: the pace of sessions, and the patience with what does not go well. */
final class SendingSettings {

    static final SettingTable TABLE = new SettingTable();

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    static final Setting<Duration> INTERVAL = TABLE.add(
            "pacing.interval",
            "EXECUTION_INTERVAL",
            "60000",
            milliseconds(0, DAY),
            "from the start of one request of a session to the start of its next");
    static final Setting<Duration> INTERVAL_RANDOM_EXTRA = TABLE.add(
            "pacing.randomExtra",
            "INTERVAL_RANDOM_EXTRA",
            "0",
            milliseconds(0, DAY),
            "up to so much is added to each interval at random");
    static final Setting<String> QUIET_HOURS = TABLE.add(
            "pacing.quietHours", "QUIET_HOURS", "", SettingKind.hours(), "when campaigns rest, none if not set");
    static final Setting<Integer> DAILY_CAP = TABLE.add(
            "pacing.dailyCap",
            "DAILY_CAP",
            "0",
            wholeNumber(0, 1_000_000),
            "messages a day that campaigns may bring a session to, 0 for no cap");
    static final Setting<ZoneId> TIME_ZONE = TABLE.add(
            "pacing.timeZone", "TIME_ZONE", "UTC", SettingKind.zone(), "where a day begins and quiet hours are given");

    static final Setting<Integer> RETRY_MAX_ATTEMPTS = TABLE.add(
            "engine.retryMaxAttempts",
            "RETRY_MAX_ATTEMPTS",
            "3",
            wholeNumber(0, 100),
            "quick retries when a send failed for a reason outside the message");
    static final Setting<Duration> RETRY_BASE_DELAY = TABLE.add(
            "engine.retryBaseDelay",
            "RETRY_BASE_DELAY",
            "1000",
            milliseconds(0, HOUR),
            "before the first quick retry, growing with each further one");
    static final Setting<Duration> SESSION_RECHECK_INTERVAL = TABLE.add(
            "engine.sessionRecheckInterval",
            "SESSION_RECHECK_INTERVAL",
            "30000",
            milliseconds(1, DAY),
            "how often a blocked session is looked at again");
    static final Setting<Duration> SETTLE_AFTER = TABLE.add(
            "engine.settleAfter",
            "SETTLE_AFTER",
            "45000",
            milliseconds(0, HOUR),
            "how long after the end of an uncertain send a chat history without it proves that it was not sent");
    static final Setting<Duration> MEDIA_SETTLE_AFTER = TABLE.add(
            "engine.mediaSettleAfter",
            "MEDIA_SETTLE_AFTER",
            "600000",
            milliseconds(0, DAY),
            "the same of a send with a file, which WAHA fetches first however long that takes; never less than SETTLE_AFTER");
    static final Setting<Integer> ERROR_BUDGET = TABLE.add(
            "engine.errorBudget",
            "ERROR_BUDGET",
            "20",
            wholeNumber(0, 1_000_000),
            "failed requests in a row that pause their campaign, 0 to never pause");
    static final Setting<Duration> SCHEDULE_MAX_LATENESS = TABLE.add(
            "engine.maxLateness",
            "SCHEDULE_MAX_LATENESS",
            "86400000",
            milliseconds(0, 366 * DAY),
            "how long after its time a scheduled campaign still starts");
    static final Setting<Duration> ACK_TIMEOUT = TABLE.add(
            "engine.ackTimeout",
            "ACK_TIMEOUT",
            "300000",
            milliseconds(0, DAY),
            "how long WhatsApp's servers may not confirm a message before its session is blocked, 0 to never block");
    static final Setting<Duration> NEW_CHAT_RETRY = TABLE.add(
            "engine.newChatRetry",
            "NEW_CHAT_RETRY",
            "3600000",
            milliseconds(1, 30 * DAY),
            "how long no stranger is written to after WhatsApp refused a new chat, where it gives no time");
    static final Setting<Duration> SHUTDOWN_GRACE = TABLE.add(
            "engine.shutdownGrace",
            "SHUTDOWN_GRACE",
            "8000",
            milliseconds(0, HOUR),
            "how long a stop waits for the sends in flight");
    static final Setting<Duration> WATCHDOG_TIMEOUT = TABLE.add(
            "engine.watchdogTimeout",
            "WATCHDOG_TIMEOUT",
            "60000",
            milliseconds(0, DAY),
            "how long an event loop or the writer of the store may not answer before the process ends with exit code 3, 0 for"
                    + " ever");

    private SendingSettings() {}
}
