package io.turbozap.http.web;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writer of JSON as UTF-8 that builds no tree first. It sets the commas; that every opened value is closed is up to the
 * caller. Can be used again after each {@link #take}. Not thread-safe.
 */
public final class JsonWriter {

    private final JsonBytes out = new JsonBytes();
    /** Whether a comma has to come before the next name or value, also across {@link #take}. */
    private boolean separates;

    public JsonWriter object() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter array() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** The name of the next member, which needs no escape. */
    public JsonWriter name(String name) {
        separate();
        out.put('"');
        out.ascii(name);
        out.put('"');
        out.put(':');
        separates = false;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        out.put('"');
        out.text(text);
        out.put('"');
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        out.number(number);
        return this;
    }

    JsonWriter value(boolean truth) {
        separate();
        out.ascii(truth ? "true" : "false");
        return this;
    }

    /** A time, given in epoch milliseconds, in UTC. */
    public JsonWriter time(long millis) {
        separate();
        out.put('"');
        out.time(millis);
        out.put('"');
        return this;
    }

    /** A value that is JSON already. */
    public JsonWriter json(Buffer value) {
        separate();
        out.raw(value);
        return this;
    }

    public JsonWriter member(String name, @Nullable String text) {
        return text == null ? this : name(name).value(text);
    }

    public JsonWriter member(String name, long number) {
        return name(name).value(number);
    }

    public JsonWriter member(String name, boolean truth) {
        return name(name).value(truth);
    }

    public JsonWriter decimal(String name, double number) {
        name(name);
        separate();
        out.ascii(Double.toString(number));
        return this;
    }

    /** A time, given in epoch milliseconds, in UTC; nothing if there is none. */
    public JsonWriter time(String name, @Nullable Long millis) {
        return millis == null ? this : name(name).time(millis);
    }

    /** What has been written so far, which this writer then forgets; the same document may go on. */
    public Buffer take() {
        return out.take();
    }

    private JsonWriter open(char bracket) {
        separate();
        out.put(bracket);
        separates = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.put(bracket);
        separates = true;
        return this;
    }

    private void separate() {
        if (separates) {
            out.put(',');
        }
        separates = true;
    }
}
