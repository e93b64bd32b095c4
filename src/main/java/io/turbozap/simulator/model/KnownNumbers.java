package io.turbozap.simulator.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers that are on WhatsApp, and their ids. A hidden id ({@code @lid}) is the reversed number behind a 9. */
public final class KnownNumbers {

    private static final Pattern PHONE = Pattern.compile("[1-9][0-9]{6,14}");
    private static final Pattern NINE = Pattern.compile("(55[3-9][0-9])9([0-9]{8})");
    private static final String USER = "@c.us";
    private static final String HIDDEN = "@lid";

    private final @Nullable String unregisteredSuffix;
    private final boolean ninthDigit;

    public KnownNumbers(@Nullable String unregisteredSuffix, boolean ninthDigit) {
        this.unregisteredSuffix = unregisteredSuffix;
        this.ninthDigit = ninthDigit;
    }

    /** The chat under which a phone number (with or without {@code +} and {@code @…}) is registered, or null. */
    @Nullable
    public String chatOf(String phone) {
        String digits = phone.replace("+", "").replaceFirst("@.*", "");
        if (!PHONE.matcher(digits).matches() || (unregisteredSuffix != null && digits.endsWith(unregisteredSuffix))) {
            return null;
        }
        Matcher nine = NINE.matcher(digits);
        return (ninthDigit && nine.matches() ? nine.group(1) + nine.group(2) : digits) + USER;
    }

    /** Whether what is sent to that chat reaches a person: WhatsApp takes it in any case. */
    public boolean reaches(String chat) {
        return !chat.endsWith(USER) || chat.equals(chatOf(chat));
    }

    /** The chat of the phone number behind a hidden id; null for a hidden id that no known number has. */
    @Nullable
    public String knownPhoneOf(String lid) {
        String chat = phoneOf(lid);
        return lidOf(chat).equals(lid) && chat.equals(chatOf(chat)) ? chat : null;
    }

    /** The hidden id of a phone number. */
    public static String lidOf(String phone) {
        return "9" + new StringBuilder(phone.replace("+", "").replaceFirst("@.*", "")).reverse() + HIDDEN;
    }

    /** The chat of the phone number behind a hidden id. */
    static String phoneOf(String lid) {
        String digits = lid.replaceFirst("@.*", "");
        return new StringBuilder(digits.isEmpty() ? digits : digits.substring(1)).reverse() + USER;
    }

    /** The address of a chat in WhatsApp's own protocol. */
    public static String jid(String chat) {
        return chat.endsWith(USER) ? chat.substring(0, chat.length() - USER.length()) + "@s.whatsapp.net" : chat;
    }

    /** The chat that WAHA sends to: without an {@code @} part it is a user, and nothing else is cleaned. */
    public static String chatSentTo(String chatId) {
        if (chatId.indexOf('@') < 0) {
            return chatId + USER;
        }
        return chatId.endsWith("@s.whatsapp.net") ? chatId.substring(0, chatId.indexOf('@')) + USER : chatId;
    }
}
