package io.turbozap.http.guard;

/** State of the requests of one connection and of their answers, as the {@link RequestGate} sees them pass. */
final class Exchanges {

    private final Progress progress;

    private int open;
    private boolean answering;
    private boolean inBody;
    private boolean invited;
    private long bodyLeft;
    private long parts;
    private boolean upgraded;

    Exchanges(Progress progress) {
        this.progress = progress;
    }

    /**
     * A request has begun.
     *
     * @param length of the body; negative if that is not known
     */
    void requestBegan(long length, boolean waitsForInvitation) {
        parts++;
        open++;
        inBody = true;
        bodyLeft = length;
        invited = !waitsForInvitation;
        progress.restart();
    }

    void bodyCame(int length) {
        bodyLeft -= bodyLeft < 0 ? 0 : length;
    }

    void bodyEnded() {
        parts++;
        inBody = false;
        progress.restart();
    }

    void invited() {
        invited = true;
        progress.restart();
    }

    void answerBegan() {
        answering = true;
    }

    void answered() {
        answering = false;
        open--;
        progress.restart();
    }

    void upgraded() {
        upgraded = true;
    }

    /** Whether no request waits for an answer. */
    boolean isIdle() {
        return open == 0;
    }

    /** Whether a request waits for an answer that has not begun. */
    boolean isUnanswered() {
        return open > 0 && !answering;
    }

    boolean isInBody() {
        return inBody;
    }

    /** Whether the client may send its body. */
    boolean isInvited() {
        return invited;
    }

    /** How many bytes of the body are to come; negative if that is not known. */
    long bodyLeft() {
        return bodyLeft;
    }

    /** Whether this is no connection of HTTP any more. */
    boolean isUpgraded() {
        return upgraded;
    }

    /** Count of the heads and the ends of requests that have passed. */
    long parts() {
        return parts;
    }
}
