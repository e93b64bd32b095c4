package io.turbozap.simulator.model;

import java.util.List;

/**
 * The plan of the delivery acknowledgements of one message: which are seen, and when. Levels are WAHA's: -1 error, 1
 * server, 2 device, 3 read, 4 played. Steps are played at their delay whatever their level, so a plan can be late,
 * doubled or out of order.
 *
 * @param steps the acknowledgements; none means that the message stays pending for ever
 * @param beforeReply whether the webhook of each step without delay is answered before the reply to the send is written
 * @param errorCode WhatsApp's code of a level -1
 */
public record AckPlan(List<Step> steps, boolean beforeReply, int errorCode) {

    /** The account may not open new chats. */
    public static final int RESTRICTED = 463;

    private static final int REFUSED = 479;

    private static final int PENDING = 0;
    private static final int ERROR = -1;

    public AckPlan {
        steps = List.copyOf(steps);
    }

    /** Errors are those of a restricted account. */
    public AckPlan(List<Step> steps, boolean beforeReply) {
        this(steps, beforeReply, RESTRICTED);
    }

    /**
     * One acknowledgement.
     *
     * @param ack the level
     * @param delayMillis how long after the message was accepted, in milliseconds before scaling
     */
    public record Step(int ack, long delayMillis) {}

    /** Server, device and read, in order and within three seconds. */
    public static AckPlan read() {
        return of(new Step(1, 100), new Step(2, 800), new Step(3, 3_000));
    }

    /** The server takes the message and no device receives it, as for a number that is not on WhatsApp. */
    public static AckPlan serverOnly() {
        return of(new Step(1, 100));
    }

    /** No acknowledgement ever comes, as from a socket that died unnoticed. */
    public static AckPlan never() {
        return of();
    }

    /** Like {@link #read()}, everything {@code delayMillis} later. */
    public static AckPlan late(long delayMillis) {
        return new AckPlan(
                read().steps.stream()
                        .map(step -> new Step(step.ack(), step.delayMillis() + delayMillis))
                        .toList(),
                false);
    }

    /** Every acknowledgement comes twice. */
    public static AckPlan doubled() {
        return of(
                new Step(1, 100),
                new Step(1, 150),
                new Step(2, 800),
                new Step(2, 850),
                new Step(3, 3_000),
                new Step(3, 3_050));
    }

    /** Read comes first, then server, then device. */
    public static AckPlan outOfOrder() {
        return of(new Step(3, 100), new Step(1, 800), new Step(2, 3_000));
    }

    /** The account may not open new chats: error 463. */
    public static AckPlan restricted() {
        return of(new Step(ERROR, 300));
    }

    /** WhatsApp refuses the message for a reason that does not block the account: error 479. */
    public static AckPlan refused() {
        return new AckPlan(List.of(new Step(ERROR, 300)), false, REFUSED);
    }

    /** The plan of a message from elsewhere: it is at the device when it is published. */
    public static AckPlan received() {
        return of(new Step(2, 0));
    }

    /** The server's acknowledgement is delivered before the send itself is answered. */
    public static AckPlan early() {
        return new AckPlan(List.of(new Step(1, 0), new Step(2, 800), new Step(3, 3_000)), true);
    }

    /**
     * The plan of that name, for configuration: {@code read}, {@code serverOnly}, {@code never}, {@code late} (one
     * minute), {@code doubled}, {@code outOfOrder}, {@code restricted}, {@code refused} or {@code early}.
     *
     * @throws IllegalArgumentException if there is no such plan
     */
    public static AckPlan named(String name) {
        return switch (name) {
            case "read" -> read();
            case "serverOnly" -> serverOnly();
            case "never" -> never();
            case "late" -> late(60_000);
            case "doubled" -> doubled();
            case "outOfOrder" -> outOfOrder();
            case "restricted" -> restricted();
            case "refused" -> refused();
            case "early" -> early();
            default ->
                throw new IllegalArgumentException("acks: expected one of read, serverOnly, never, late, doubled,"
                        + " outOfOrder, restricted, refused, early");
        };
    }

    /** The acknowledgement that a message has reached {@code elapsedMillis} (before scaling) after it was accepted. */
    public int levelAfter(double elapsedMillis) {
        int level = PENDING;
        for (Step step : steps) {
            if (step.delayMillis() <= elapsedMillis) {
                if (step.ack() == ERROR) {
                    return ERROR;
                }
                level = Math.max(level, step.ack());
            }
        }
        return level;
    }

    private static AckPlan of(Step... steps) {
        return new AckPlan(List.of(steps), false);
    }
}
