package io.turbozap.idempotency;

import io.turbozap.campaign.Org;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Request with an {@code Idempotency-Key}, on its way to its effect. The writer of the effect records the key in the same transaction, so that after any crash either both are there or neither. It travels with the context of the request;
 * across event buses it is handed over. Thread-safe once its body has been read.
 */
public final class KeyedRequest {

    /** The answer to a replay if the server ended after the effect and before its answer was known. */
    private static final StoredResponse LOST = new StoredResponse(
            200,
            null,
            Buffer.buffer("{\"success\":true,\"message\":\"This request was carried out before, but the server ended"
                    + " before it could answer: look at what it made\"}"));

    private static final ContextLocal<KeyedRequest> CURRENT = ContextLocal.registerLocal(KeyedRequest.class);

    private final Org org;
    private final String principal;
    private final String key;
    private final long at;
    private final String attempt = UUID.randomUUID().toString();
    private final RequestFingerprint body;
    private final AtomicBoolean carried = new AtomicBoolean();
    private @Nullable String fingerprint;
    private volatile StoredResponse expected = LOST;
    private volatile boolean recorded;

    /**
     * @param org the organisation of the caller
     * @param principal who of the organisation calls: the keys of others are not its own; ASCII
     * @param key 1 to 255 visible characters
     * @param target the method and the address that it is sent to
     * @param at when it came, epoch milliseconds
     */
    public KeyedRequest(Org org, String principal, String key, String target, long at) {
        this.org = org;
        this.principal = principal;
        this.key = key;
        this.at = at;
        this.body = new RequestFingerprint(target);
    }

    /** Makes sure that contexts made from here on have a place for calls. */
    static void register() {
        // loading the class has done it
    }

    /** The call that the present context works for, or null. */
    public static @Nullable KeyedRequest current() {
        Context context = Vertx.currentContext();
        return context == null ? null : CURRENT.get(context);
    }

    /** From here on the present context, which is that of one request, works for this call. */
    public void enter() {
        CURRENT.put(Vertx.currentContext(), this);
    }

    /** Some of the body has come, to whatever call is {@link #current}. */
    public static void bodyRead(Buffer bytes) {
        KeyedRequest call = current();
        if (call != null) {
            call.add(bytes);
        }
    }

    /** As {@link #bodyRead}, the fields of a form. */
    public static void fieldsRead(Map<String, String> fields) {
        KeyedRequest call = current();
        if (call != null) {
            call.add(fields);
        }
    }

    public void add(Buffer bytes) {
        body.addBytes(bytes);
    }

    public void add(Map<String, String> fields) {
        body.addFields(fields);
    }

    public Org org() {
        return org;
    }

    public String principal() {
        return principal;
    }

    public String key() {
        return key;
    }

    /** When it came, epoch milliseconds. */
    public long at() {
        return at;
    }

    /** The id of this attempt, which differs from that of another with the same key. */
    public String attempt() {
        return attempt;
    }

    /** The digest of all that is asked for. Only once the whole body has been read. */
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint = body.end();
        }
        return fingerprint;
    }

    /** Sets before the effect the answer that will be given, so that it can be recorded with it. */
    public void expect(StoredResponse answer) {
        expected = answer;
    }

    /** The answer to record with the effect. */
    public StoredResponse expected() {
        return expected;
    }

    /** Whether the caller is the one that records this with its effect: the first that asks. */
    public boolean carry() {
        return carried.compareAndSet(false, true);
    }

    /** Withdraws {@link #carry}: what was to be recorded with this is not, and something else may be. */
    public void dropped() {
        carried.set(false);
    }

    /** It is in the store, with the effect and the {@link #expected} answer. */
    public void recorded() {
        recorded = true;
    }

    public boolean isRecorded() {
        return recorded;
    }
}
