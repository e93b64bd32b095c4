package io.turbozap.bench.lab;

/** What is measured and compared: all answer the same API. */
public enum Product {
    TURBOZAP("turbozap", 150_000),
    REFERENCE("reference", 12_000),
    REFERENCE_RAW("reference without axios", 45_000),
    BULLMQ("BullMQ on Redis", 12_000);

    private final String title;
    private final double mostPerSecond;

    Product(String title, double mostPerSecond) {
        this.title = title;
        this.mostPerSecond = mostPerSecond;
    }

    public String title() {
        return title;
    }

    /** More requests a second than it will drain: queues are filled for that, because large ones cost it memory. */
    public double mostPerSecond() {
        return mostPerSecond;
    }

    /** The name of this product's figure of that kind. */
    public String figure(String kind) {
        return title + ": " + kind;
    }
}
