package io.turbozap.campaign.number;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell or field without what spreadsheets, address books and links put around a number: quotes, {@code =}, {@code
 * tel:}, {@code https://wa.me/}, a label, thousands separators, decimals.
 */
final class NumberText {

    /** Links with a prepared text are long; nothing longer holds one number. */
    private static final int LONGEST = 1024;

    /** No number with an extension is longer. */
    private static final int LONGEST_EXTENDED = 64;

    private static final String BEFORE = "=\"<,;: \t\n\r\f\u000B";
    private static final String BEHIND = "\">,;:. \t\n\r\f\u000B";
    /** WhatsApp's links hold international numbers, https://faq.whatsapp.com/5913398998672934. */
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|whatsapp://)?(?:www\\.|api\\.|web\\.)?(?:wa\\.me/|(?:whatsapp\\.com/)?send/?\\?(?:[^ ]*&)?phone=)"
                    + "(?:%2B|[+ ])*(\\d[\\d ().-]*)(?:[/?&#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Schemes of links, columns of advertising exports ({@code p:}), and what people write before a number. */
    private static final Pattern LABEL = Pattern.compile(
            "(?:(?:p|t|m|c|w)[.:]|(?:tel|telefone?|telefono|phone|fone|celular|cell?|mobile|movil|mob|handy|whatsapp|whats"
                    + "|wpp|wa|zap|sms|smsto|callto)[.:]?) *+(?:: *+)?+(?://)?(?=[+(\\d])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DECIMAL = Pattern.compile("(\\d{8,}|\\d{1,3}(?:[., \"]\\d{3}){2,})[.,]0+");
    private static final Pattern THOUSANDS = Pattern.compile("\\+?\\d{1,3}(?:[,\"]\\d{3}){2,}");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\+?\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,2}");
    private static final Pattern EXTENSION = Pattern.compile(
            ".*\\d *(?:[;,]? *(?:extension|extn?|ramal|rml|anexo|poste|int|x)\\b?[.:=]? *|#|,,?|;ext=)\\d{1,7}",
            Pattern.CASE_INSENSITIVE);

    private NumberText() {}

    /** The number in {@code text}, in {@link PlainText}; it need not be one. */
    static String of(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return "";
        }
        String plain = unwrapped(PlainText.of(stripped));
        Matcher link = LINK.matcher(plain);
        if (link.matches()) {
            return "+" + link.group(1);
        }
        Matcher label = LABEL.matcher(plain);
        return label.lookingAt() ? number(plain.substring(label.end())) : number(plain);
    }

    private static String unwrapped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && BEFORE.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && BEHIND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String number(String plain) {
        if (SCIENTIFIC.matcher(plain).matches()) {
            return expanded(plain.replace(',', '.'));
        }
        Matcher decimal = DECIMAL.matcher(plain);
        String whole = decimal.matches() ? decimal.group(1) : plain;
        return THOUSANDS.matcher(whole).matches() ? whole.replace(",", "").replace("\"", "") : whole;
    }

    /** As it is if digits were lost, for a number must not be guessed. */
    private static String expanded(String scientific) {
        BigDecimal number = new BigDecimal(scientific);
        boolean whole = number.scale() >= 0 && number.remainder(BigDecimal.ONE).signum() == 0;
        return whole ? number.toBigInteger().toString() : scientific;
    }

    /** Whether a spreadsheet has cut digits off: the text is a number in scientific notation that stands for many. */
    static boolean isCut(String plain) {
        return SCIENTIFIC.matcher(plain).matches();
    }

    /** Whether {@code plain} ends with an extension, which no WhatsApp account has. */
    static boolean hasExtension(String plain) {
        return plain.length() <= LONGEST_EXTENDED && EXTENSION.matcher(plain).matches();
    }
}
