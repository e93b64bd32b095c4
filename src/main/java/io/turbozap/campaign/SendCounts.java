package io.turbozap.campaign;

/** The numbers of a campaign's requests in each {@link SendState}, at one instant. */
public record SendCounts(int pending, int executing, int completed, int failed, int uncertain, int skipped) {

    /** All requests, whatever their state. */
    public int total() {
        return pending + executing + completed + failed + uncertain + skipped;
    }

    /** The number of requests in {@code state}. */
    public int of(SendState state) {
        return switch (state) {
            case PENDING -> pending;
            case EXECUTING -> executing;
            case COMPLETED -> completed;
            case FAILED -> failed;
            case UNCERTAIN -> uncertain;
            case SKIPPED -> skipped;
        };
    }
}
