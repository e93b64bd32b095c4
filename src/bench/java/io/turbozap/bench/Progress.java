package io.turbozap.bench;

/** Tells the person who waits what is being done. */
interface Progress {
    void say(String text);
}
