package io.turbozap.bench.lab;

/**
 * How big and how long measures are.
 *
 * @param rounds how often each is repeated
 * @param quick whether this is only a smoke test, whose figures mean nothing
 * @param contacts contacts of the large campaign
 * @param warmUpMillis load before a rate is measured
 * @param windowMillis time over which a rate is measured
 * @param waitingSessions sessions that wait for their interval
 * @param waitingIntervalMillis that interval
 */
public record Scale(
        int rounds,
        boolean quick,
        int contacts,
        long warmUpMillis,
        long windowMillis,
        int waitingSessions,
        long waitingIntervalMillis) {

    public static final int CONTACTS_RECOVERED = 250;

    public static Scale full(int rounds) {
        return new Scale(rounds, false, 1_000_000, 8_000, 6_000, 100_000, 60_000);
    }

    public static Scale quick(int rounds) {
        return new Scale(rounds, true, 20_000, 1_000, 1_000, 1_000, 2_000);
    }

    /** Sessions that are brought back after a crash, each with a thousand requests of {@link #CONTACTS_RECOVERED} contacts. */
    public int sessionsRecovered() {
        return contacts / 1_000;
    }

    /** Deliveries in the store that is paged through. */
    public int deliveries() {
        return contacts;
    }

    /** Acks that come by webhook, three for a message. */
    public int acks() {
        return contacts / 10;
    }

    /** Clients that follow one campaign over WebSockets. */
    public int sockets() {
        return contacts / 100;
    }

    /** Requests that are brought in and drained beside another queue. */
    public int jobs() {
        return contacts / 10;
    }

    /** Contacts with four messages for each of {@code sessions} that outlast warm-up and window at {@code perSecond} requests. */
    public int contactsFor(double perSecond, int sessions) {
        double seconds = (warmUpMillis + windowMillis) / 1e3;
        return (int) Math.ceil(perSecond * seconds * 1.5 / sessions / 4) + 1;
    }
}
