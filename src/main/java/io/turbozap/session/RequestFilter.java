package io.turbozap.session;

import io.turbozap.campaign.SendState;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of a campaign to show; null does not ask.
 *
 * @param state where the request stands
 * @param digits a part of the recipient's number: digits only
 */
public record RequestFilter(
        @Nullable SendState state, @Nullable String digits) {

    /** All of them. */
    public static final RequestFilter ALL = new RequestFilter(null, null);

    /** Those in this state, or all, when null. */
    public static RequestFilter in(@Nullable SendState state) {
        return new RequestFilter(state, null);
    }

    /** Whether everything is shown. */
    public boolean isAll() {
        return state == null && digits == null;
    }

    /** Whether the recipient, an id such as {@code 5511999999999@c.us}, is asked for. */
    public boolean matches(String chatId) {
        int at = digits == null ? 0 : chatId.indexOf(digits);
        return at >= 0 && (digits == null || at + digits.length() <= chatId.indexOf('@'));
    }

    /** Without the recipient. */
    @Override
    public String toString() {
        return "RequestFilter[" + state + "]";
    }
}
