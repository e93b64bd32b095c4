package io.turbozap.http.session;

import io.turbozap.http.web.ApiException;
import io.turbozap.waha.session.WahaSessionReply;
import io.turbozap.waha.session.WahaSessionView;

/** What refusals about sessions in WAHA are in HTTP. What is WAHA's failure is not the caller's: 502, or 504 if it is slow. */
final class WahaSessionResults {

    private WahaSessionResults() {}

    /** @throws ApiException if {@code reply} is one */
    static WahaSessionView requireDone(WahaSessionReply reply) {
        if (reply instanceof WahaSessionReply.Done done) {
            return done.view();
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static String requireCode(WahaSessionReply reply) {
        if (reply instanceof WahaSessionReply.PairingCode code) {
            return code.code();
        }
        throw refusal(reply);
    }

    static ApiException notFound() {
        return new ApiException(404, "Session not found");
    }

    private static RuntimeException refusal(WahaSessionReply reply) {
        if (reply == WahaSessionReply.Absent.INSTANCE) {
            return notFound();
        }
        if (reply instanceof WahaSessionReply.Conflict conflict) {
            return new ApiException(409, "The session is not in the state for this: " + conflict.reason());
        }
        if (reply instanceof WahaSessionReply.Full full) {
            return ApiException.tryLater(full.reason());
        }
        if (reply instanceof WahaSessionReply.Trouble trouble) {
            return switch (trouble.kind()) {
                case UNREACHABLE -> new ApiException(502, "WAHA cannot be reached: " + trouble.reason());
                case SLOW -> new ApiException(504, "WAHA does not answer in time: " + trouble.reason());
                case UNAUTHORIZED ->
                    new ApiException(502, "WAHA refuses our API key, see WAHA_API_KEY: " + trouble.reason());
                case REFUSED -> new ApiException(422, "WAHA refuses: " + trouble.reason());
                case FAILED -> new ApiException(502, "WAHA failed: " + trouble.reason());
            };
        }
        return new IllegalStateException("unexpected " + reply.getClass().getSimpleName());
    }
}
