package io.turbozap.http;

import io.turbozap.waha.AccountReply;
import io.turbozap.waha.AccountView;

/** What refusals about sessions in WAHA are in HTTP. What is WAHA's failure is not the caller's: 502, or 504 if it is slow. */
final class AccountReplies {

    private AccountReplies() {}

    /** @throws Refusal if {@code reply} is one */
    static AccountView requireDone(AccountReply reply) {
        if (reply instanceof AccountReply.Done done) {
            return done.view();
        }
        throw refusal(reply);
    }

    /** @throws Refusal if {@code reply} is one */
    static String requireCode(AccountReply reply) {
        if (reply instanceof AccountReply.PairingCode code) {
            return code.code();
        }
        throw refusal(reply);
    }

    static Refusal notFound() {
        return new Refusal(404, "Session not found");
    }

    private static RuntimeException refusal(AccountReply reply) {
        if (reply == AccountReply.Absent.INSTANCE) {
            return notFound();
        }
        if (reply instanceof AccountReply.Conflict conflict) {
            return new Refusal(409, "The session is not in the state for this: " + conflict.reason());
        }
        if (reply instanceof AccountReply.Full full) {
            return Refusal.tryLater(full.reason());
        }
        if (reply instanceof AccountReply.Trouble trouble) {
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
