package io.turbozap.waha.send;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The errors of the engines, in a 500, about a recipient that no message can go to. Each looks the recipient up before
 * it sends, so such a message certainly did not leave, and to send it again would not help. Texts of whatsmeow (GOWS),
 * Baileys (NOWEB), whatsapp-web.js (WEBJS) and wa-js (WPP).
 */
final class RecipientFault {

    private static final List<RecipientFault> KNOWN = List.of(
            new RecipientFault(
                    "not on WhatsApp under this number",
                    "\\bno lid found for\\b",
                    "\\bno lid for user\\b",
                    "\\bmissing lid for\\b"),
            new RecipientFault(
                    "not on WhatsApp",
                    "\\bnot (on|registered (on|in|with)|found (on|in)) whatsapp\\b",
                    "\\b(number|user|recipient|contact|phone) (is |was )?not registered\\b",
                    "\\b(number|recipient|wid|jid)\\b[^.,;]{0,40}\\b(does not|doesn't|not) exists?\\b",
                    "\\bnew chat not found\\b"),
            new RecipientFault(
                    "no address of WhatsApp",
                    "\\binvalid (wid|jid|chat ?id|recipient)\\b",
                    "\\b(wid|jid) error\\b",
                    "\\b(failed|unable|couldn't|can't) (to )?parse jid\\b",
                    "\\bunexpected number of dots in jid\\b",
                    "\\bcan't send message to unknown server\\b",
                    "\\bmessage recipient must be\\b",
                    "\\bsending to broadcast lists is not\\b"),
            new RecipientFault(
                    "not a group that the account is in",
                    "\\bnot (a )?participa(nt|ting)\\b.{0,20}\\bgroup\\b",
                    "\\bgroup (does not exist|not found)\\b"));

    private final String meaning;
    private final Pattern texts;

    private RecipientFault(String meaning, String... texts) {
        this.meaning = meaning;
        this.texts = Pattern.compile(String.join("|", texts), Pattern.CASE_INSENSITIVE);
    }

    /** What is wrong with the recipient by {@code text}, or null if that is not about the recipient. */
    static @Nullable String in(String text) {
        for (RecipientFault fault : KNOWN) {
            if (fault.texts.matcher(text).find()) {
                return fault.meaning;
            }
        }
        return null;
    }
}
