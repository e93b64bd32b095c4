package io.turbozap.http;

import io.turbozap.waha.session.WahaSessionReply;
import io.turbozap.waha.session.WahaSessionView;

/** What refusals about sessions in WAHA are in HTTP. What is WAHA's failure is not the caller's: 502, or 504 if it is slow. */
final class AccountReplies {

    private AccountReplies() {}

    /** @throws Refusal if {@code reply} is one */
    static WahaSessionView requireDone(WahaSessionReply reply) {
        if (reply instanceof WahaSessionReply.Done done) {
            return done.view();
        }
        throw refusal(reply);
    }

    /** @throws Refusal if {@code reply} is one */
    static String requireCode(WahaSessionReply reply) {
        if (reply instanceof WahaSessionReply.PairingCode code) {
            return code.code();
        }
        throw refusal(reply);
    }

    static Refusal notFound() {
        return new Refusal(404, "Session not found");
    }

    private static RuntimeException refusal(WahaSessionReply reply) {
        if (reply == WahaSessionReply.Absent.INSTANCE) {
            return notFound();
        }
        if (reply instanceof WahaSessionReply.Conflict conflict) {
            return new Refusal(409, "The session is not in the state for this: " + conflict.reason());
        }
        if (reply instanceof WahaSessionReply.Full full) {
            return Refusal.tryLater(full.reason());
        }
        if (reply instanceof WahaSessionReply.Trouble trouble) {
            return switch (trouble.kind()) {
                case UNREACHABLE -> new Refusal(502, "WAHA cannot be reached: " + trouble.reason());
                case SLOW -> new Refusal(504, "WAHA does not answer in time: " + trouble.reason());
                case UNAUTHORIZED ->
                    new Refusal(502, "WAHA refuses our API key, see WAHA_API_KEY: " + trouble.reason());
                case REFUSED -> new Refusal(422, "WAHA refuses: " + trouble.reason());
                case FAILED -> new Refusal(502, "WAHA failed: " + trouble.reason());
            };
        }
        return new IllegalStateException("unexpected " + reply.getClass().getSimpleName());
    }
}
