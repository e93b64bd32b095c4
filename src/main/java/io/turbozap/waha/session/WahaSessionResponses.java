package io.turbozap.waha.session;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.session.AccountLimits;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.ErrorRedactor;
import io.turbozap.waha.server.WahaError;
import io.turbozap.waha.server.WahaTime;
import io.turbozap.waha.session.WahaFailure.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Classifier of WAHA's answers about sessions. */
final class WahaSessionResponses {

    private static final int MAX_PICTURE = 200_000;
    private static final int MAX_WORD = 200;
    /** WAHA answers the second about a session that does not run, too. */
    private static final Pattern ABSENT =
            Pattern.compile("session.*not found|didn't find a session", Pattern.CASE_INSENSITIVE);

    private final ErrorRedactor errorRedactor;

    /** @param errorRedactor makes WAHA's words fit to be shown */
    WahaSessionResponses(ErrorRedactor errorRedactor) {
        this.errorRedactor = errorRedactor;
    }

    /** The answer to a request that WAHA answers with the session as it is then. */
    WahaSessionAnswer session(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            return unable(outboundResponse);
        }
        WahaSessionAnswer info = info(AnswerBody.object(answer.body()));
        return info == null ? unreadable() : info;
    }

    /** The answer to a stop: of a session that is not there it is a success without a body. */
    WahaSessionAnswer stop(OutboundResponse outboundResponse) {
        boolean empty = outboundResponse instanceof Answer answer
                && answer.isSuccess()
                && answer.body().length() == 0;
        return empty ? WahaSessionAnswer.Absent.INSTANCE : session(outboundResponse);
    }

    /** The answer to the end of a session. */
    WahaSessionAnswer end(OutboundResponse outboundResponse) {
        return outboundResponse instanceof Answer answer && answer.isSuccess()
                ? WahaSessionAnswer.Absent.INSTANCE
                : unable(outboundResponse);
    }

    /** The QR code, as a data URL. */
    WahaSessionAnswer picture(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            return unable(outboundResponse);
        }
        JsonObject body = AnswerBody.object(answer.body());
        String data = AnswerBody.text(body, "data");
        String type = AnswerBody.text(body, "mimetype");
        boolean safe = type.matches("image/[a-z+.-]{1,40}") && data.matches("[A-Za-z0-9+/]+={0,2}");
        return safe && data.length() <= MAX_PICTURE
                ? new WahaSessionAnswer.Shown("data:" + type + ";base64," + data)
                : unreadable();
    }

    /** A code to type or to compare. */
    WahaSessionAnswer code(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            return unable(outboundResponse);
        }
        String code = AnswerBody.text(AnswerBody.object(answer.body()), "code");
        return code.isBlank() || code.length() > MAX_WORD ? unreadable() : new WahaSessionAnswer.Shown(code);
    }

    /** Every session by its name, or null if the answer is no list of them. */
    @Nullable
    Map<String, WahaSessionAnswer> list(OutboundResponse outboundResponse) {
        JsonArray sessions = outboundResponse instanceof Answer answer && answer.isSuccess()
                ? AnswerBody.array(answer.body())
                : null;
        if (sessions == null) {
            return null;
        }
        Map<String, WahaSessionAnswer> found = new LinkedHashMap<>();
        for (Object each : sessions) {
            if (each instanceof JsonObject session) {
                WahaSessionAnswer info = info(session);
                if (info != null) {
                    found.put(AnswerBody.text(session, "name"), info);
                }
            }
        }
        return found;
    }

    private static WahaSessionAnswer.@Nullable Info info(JsonObject session) {
        String status = AnswerBody.text(session, "status");
        if (!status.matches("[A-Z_]{1,40}")) {
            return null;
        }
        JsonObject me = AnswerBody.object(session, "me");
        String id = AnswerBody.text(me, "id");
        String name = AnswerBody.text(me, "pushName");
        Account account = id.isEmpty() || id.length() > MAX_WORD
                ? null
                : new Account(id, name.isEmpty() || name.length() > MAX_WORD ? null : name);
        return new WahaSessionAnswer.Info(status, AnswerBody.object(session, "config"), account, limitsIn(me));
    }

    /** The limits that newer servers show with the account. */
    private static @Nullable AccountLimits limitsIn(JsonObject me) {
        boolean shown = me.getValue("reachoutTimelock") != null || me.getValue("messageCapping") != null;
        return shown
                ? new AccountLimits(
                        timelock(AnswerBody.object(me, "reachoutTimelock")),
                        quota(AnswerBody.object(me, "messageCapping")))
                : null;
    }

    /** The two answers about limits put together. */
    WahaSessionAnswer limits(OutboundResponse timelock, OutboundResponse quota) {
        AccountLimits shown = new AccountLimits(timelock(bodyOf(timelock)), quota(bodyOf(quota)));
        return new WahaSessionAnswer.Limits(shown.timelock() == null && shown.quota() == null ? null : shown);
    }

    /** Whether the server has no such path, or its engine cannot do this. */
    static boolean isUnsupported(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer)) {
            return false;
        }
        boolean noPath = answer.status() == 404
                && new WahaError(answer.status(), answer.body()).message().startsWith("Cannot ");
        return noPath || answer.status() == 501;
    }

    private static JsonObject bodyOf(OutboundResponse outboundResponse) {
        return outboundResponse instanceof Answer answer && answer.isSuccess()
                ? AnswerBody.object(answer.body())
                : new JsonObject();
    }

    private static AccountLimits.@Nullable Timelock timelock(JsonObject shown) {
        return shown.getValue("isActive") instanceof Boolean active
                ? new AccountLimits.Timelock(
                        active, time(shown, "timeEnforcementEnds"), word(AnswerBody.text(shown, "enforcementType")))
                : null;
    }

    private static AccountLimits.@Nullable Quota quota(JsonObject shown) {
        String status = word(AnswerBody.text(shown, "cappingStatus"));
        long total = shown.getValue("totalQuota") instanceof Number number ? number.longValue() : -1;
        long used = shown.getValue("usedQuota") instanceof Number number ? number.longValue() : 0;
        return status == null ? null : new AccountLimits.Quota(status, total, used, time(shown, "cycleEnd"));
    }

    private static @Nullable Long time(JsonObject shown, String name) {
        long millis = WahaTime.millis(shown.getValue(name));
        return millis <= 0 ? null : Long.valueOf(millis);
    }

    private static @Nullable String word(String text) {
        return text.matches("[A-Za-z0-9_]{1,64}") ? text : null;
    }

    private WahaSessionAnswer unable(OutboundResponse outboundResponse) {
        if (outboundResponse instanceof Answer answer) {
            return refused(answer);
        }
        return outboundResponse instanceof Lost lost
                ? trouble(Kind.SLOW, lost.reason())
                : trouble(Kind.UNREACHABLE, ((OutboundResponse.NotWritten) outboundResponse).reason());
    }

    /** A 404 with "Cannot GET" is of something that is no WAHA, or an older one. */
    private WahaSessionAnswer refused(Answer answer) {
        WahaError wahaError = new WahaError(answer.status(), answer.body());
        return switch (answer.status()) {
            case 401, 403 -> trouble(Kind.UNAUTHORIZED, wahaError.reason());
            case 404 ->
                ABSENT.matcher(wahaError.message()).find()
                        ? WahaSessionAnswer.Absent.INSTANCE
                        : trouble(Kind.FAILED, wahaError.reason());
            case 422 -> unprocessable(wahaError);
            case 400, 501 -> trouble(Kind.REFUSED, wahaError.reason());
            case 504 -> trouble(Kind.SLOW, wahaError.reason());
            default -> trouble(Kind.FAILED, wahaError.reason());
        };
    }

    /** Of the two families of 422, one is about the state of the session. */
    private WahaSessionAnswer unprocessable(WahaError wahaError) {
        if (wahaError.message().matches("(?i)session .*does not exist.*")) {
            return WahaSessionAnswer.Absent.INSTANCE;
        }
        boolean aboutState = wahaError.message().contains("already")
                || wahaError.message().contains("status is")
                || wahaError.has("expected");
        return aboutState
                ? new WahaSessionAnswer.Conflict(errorRedactor.of(wahaError.reason(), null))
                : trouble(Kind.REFUSED, wahaError.reason());
    }

    private WahaSessionAnswer trouble(Kind kind, String reason) {
        return new WahaSessionAnswer.Trouble(new WahaFailure(kind, errorRedactor.of(reason, null)));
    }

    private WahaSessionAnswer unreadable() {
        return trouble(Kind.FAILED, "the answer cannot be read");
    }
}
