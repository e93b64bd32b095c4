package io.turbozap.recipients;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chats that mean the same person. Brazilian mobile numbers are known to WhatsApp with or without their ninth digit,
 * a 9 behind the area code, depending on when the account was made; lists hold either.
 */
public final class ChatForms {

    private static final Pattern NINE_DIGITS = Pattern.compile("(55[1-9]\\d)9([6-9]\\d{7}@c\\.us)");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(55[1-9]\\d)([6-9]\\d{7}@c\\.us)");

    private ChatForms() {}

    /** {@code chatId} and the other form of its number, if it has one. */
    public static Set<String> of(String chatId) {
        Matcher nine = NINE_DIGITS.matcher(chatId);
        if (nine.matches()) {
            return Set.of(chatId, nine.group(1) + nine.group(2));
        }
        Matcher eight = EIGHT_DIGITS.matcher(chatId);
        return eight.matches() ? Set.of(chatId, eight.group(1) + "9" + eight.group(2)) : Set.of(chatId);
    }
}
