package io.turbozap.bench.process;

/** Tells the person who waits what is being done. */
public interface Progress {
    void say(String text);
}
