package io.turbozap.waha;

import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.outbound.Reply.Lost;
import io.turbozap.session.port.AccountLimits;
import io.turbozap.waha.AccountReply.Trouble.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what WAHA's answers about sessions mean. */
final class AccountAnswers {

    private static final int MAX_PICTURE = 200_000;
    private static final int MAX_WORD = 200;
    /** WAHA says the second of a session that does not run, too. */
    private static final Pattern ABSENT =
            Pattern.compile("session.*not found|didn't find a session", Pattern.CASE_INSENSITIVE);

    private final Reasons reasons;

    /** @param reasons makes WAHA's words fit to be shown */
    AccountAnswers(Reasons reasons) {
        this.reasons = reasons;
    }

    /** The answer to a request that WAHA answers with the session as it is then. */
    AccountAnswer session(Reply reply) {
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return unable(reply);
        }
        AccountAnswer info = info(Body.object(answer.body()));
        return info == null ? unreadable() : info;
    }

    /** The answer to a stop: of a session that is not there it is a success without a body. */
    AccountAnswer stop(Reply reply) {
        boolean empty = reply instanceof Answer answer
                && answer.isSuccess()
                && answer.body().length() == 0;
        return empty ? AccountAnswer.Absent.INSTANCE : session(reply);
    }

    /** The answer to the end of a session. */
    AccountAnswer end(Reply reply) {
        return reply instanceof Answer answer && answer.isSuccess() ? AccountAnswer.Absent.INSTANCE : unable(reply);
    }

    /** The QR code, as a data URL. */
    AccountAnswer picture(Reply reply) {
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return unable(reply);
        }
        JsonObject body = Body.object(answer.body());
        String data = Body.text(body, "data");
        String type = Body.text(body, "mimetype");
        boolean safe = type.matches("image/[a-z+.-]{1,40}") && data.matches("[A-Za-z0-9+/]+={0,2}");
        return safe && data.length() <= MAX_PICTURE
                ? new AccountAnswer.Shown("data:" + type + ";base64," + data)
                : unreadable();
    }

    /** A code to type or to compare. */
    AccountAnswer code(Reply reply) {
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return unable(reply);
        }
        String code = Body.text(Body.object(answer.body()), "code");
        return code.isBlank() || code.length() > MAX_WORD ? unreadable() : new AccountAnswer.Shown(code);
    }

    /** Every session by its name, or null if the answer is no list of them. */
    @Nullable
    Map<String, AccountAnswer> list(Reply reply) {
        JsonArray sessions = reply instanceof Answer answer && answer.isSuccess() ? Body.array(answer.body()) : null;
        if (sessions == null) {
            return null;
        }
        Map<String, AccountAnswer> found = new LinkedHashMap<>();
        for (Object each : sessions) {
            if (each instanceof JsonObject session) {
                AccountAnswer info = info(session);
                if (info != null) {
                    found.put(Body.text(session, "name"), info);
                }
            }
        }
        return found;
    }

    private static AccountAnswer.@Nullable Info info(JsonObject session) {
        String status = Body.text(session, "status");
        if (!status.matches("[A-Z_]{1,40}")) {
            return null;
        }
        JsonObject me = Body.object(session, "me");
        String id = Body.text(me, "id");
        String name = Body.text(me, "pushName");
        Account account = id.isEmpty() || id.length() > MAX_WORD
                ? null
                : new Account(id, name.isEmpty() || name.length() > MAX_WORD ? null : name);
        return new AccountAnswer.Info(status, Body.object(session, "config"), account, limitsIn(me));
    }

    /** What newer servers tell with the account. */
    private static @Nullable AccountLimits limitsIn(JsonObject me) {
        boolean told = me.getValue("reachoutTimelock") != null || me.getValue("messageCapping") != null;
        return told
                ? new AccountLimits(
                        timelock(Body.object(me, "reachoutTimelock")), quota(Body.object(me, "messageCapping")))
                : null;
    }

    /** The two answers about limits put together. */
    AccountAnswer limits(Reply timelock, Reply quota) {
        AccountLimits told = new AccountLimits(timelock(bodyOf(timelock)), quota(bodyOf(quota)));
        return new AccountAnswer.Limits(told.timelock() == null && told.quota() == null ? null : told);
    }

    /** Whether the server has no such path, or its engine cannot do this. */
    static boolean isLacking(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return false;
        }
        boolean noPath = answer.status() == 404
                && new Complaint(answer.status(), answer.body()).message().startsWith("Cannot ");
        return noPath || answer.status() == 501;
    }

    private static JsonObject bodyOf(Reply reply) {
        return reply instanceof Answer answer && answer.isSuccess() ? Body.object(answer.body()) : new JsonObject();
    }

    private static AccountLimits.@Nullable Timelock timelock(JsonObject told) {
        return told.getValue("isActive") instanceof Boolean active
                ? new AccountLimits.Timelock(
                        active, time(told, "timeEnforcementEnds"), word(Body.text(told, "enforcementType")))
                : null;
    }

    private static AccountLimits.@Nullable Quota quota(JsonObject told) {
        String status = word(Body.text(told, "cappingStatus"));
        long total = told.getValue("totalQuota") instanceof Number number ? number.longValue() : -1;
        long used = told.getValue("usedQuota") instanceof Number number ? number.longValue() : 0;
        return status == null ? null : new AccountLimits.Quota(status, total, used, time(told, "cycleEnd"));
    }

    private static @Nullable Long time(JsonObject told, String name) {
        long millis = WahaTime.millis(told.getValue(name));
        return millis <= 0 ? null : Long.valueOf(millis);
    }

    private static @Nullable String word(String text) {
        return text.matches("[A-Za-z0-9_]{1,64}") ? text : null;
    }

    private AccountAnswer unable(Reply reply) {
        if (reply instanceof Answer answer) {
            return refused(answer);
        }
        return reply instanceof Lost lost
                ? trouble(Kind.SLOW, lost.reason())
                : trouble(Kind.UNREACHABLE, ((Reply.NotWritten) reply).reason());
    }

    /** A 404 with "Cannot GET" is of something that is no WAHA, or an older one. */
    private AccountAnswer refused(Answer answer) {
        Complaint complaint = new Complaint(answer.status(), answer.body());
        return switch (answer.status()) {
            case 401, 403 -> trouble(Kind.UNAUTHORIZED, complaint.reason());
            case 404 ->
                ABSENT.matcher(complaint.message()).find()
                        ? AccountAnswer.Absent.INSTANCE
                        : trouble(Kind.FAILED, complaint.reason());
            case 422 -> unprocessable(complaint);
            case 400, 501 -> trouble(Kind.REFUSED, complaint.reason());
            case 504 -> trouble(Kind.SLOW, complaint.reason());
            default -> trouble(Kind.FAILED, complaint.reason());
        };
    }

    /** Of the two families of 422, one is about the state of the session. */
    private AccountAnswer unprocessable(Complaint complaint) {
        if (complaint.message().matches("(?i)session .*does not exist.*")) {
            return AccountAnswer.Absent.INSTANCE;
        }
        boolean aboutState = complaint.message().contains("already")
                || complaint.message().contains("status is")
                || complaint.has("expected");
        return aboutState
                ? new AccountAnswer.Conflict(reasons.of(complaint.reason(), null))
                : trouble(Kind.REFUSED, complaint.reason());
    }

    private AccountAnswer trouble(Kind kind, String reason) {
        return new AccountAnswer.Trouble(new AccountReply.Trouble(kind, reasons.of(reason, null)));
    }

    private AccountAnswer unreadable() {
        return trouble(Kind.FAILED, "the answer cannot be read");
    }
}
