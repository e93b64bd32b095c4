package io.turbozap.recipients.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encodings by the names that people and programs have for them. */
public final class Encodings {

    /** As browsers understand them (WHATWG Encoding Standard), and as Windows numbers them. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("ansi", "windows-1252"),
            Map.entry("excel", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8-sig", "UTF-8"),
            Map.entry("65001", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("932", "windows-31j"),
            Map.entry("gb2312", "GBK"),
            Map.entry("cp936", "GBK"),
            Map.entry("936", "GBK"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("949", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("cp950", "x-windows-950"),
            Map.entry("950", "x-windows-950"),
            Map.entry("874", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"));

    private Encodings() {}

    /** The encoding of this name, in whatever case, or null if there is none. */
    public static @Nullable Charset named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String known = OTHER_NAMES.getOrDefault(plain, plain.replaceFirst("^(?:cp)?(125\\d)$", "windows-$1"));
        try {
            Charset charset = Charset.forName(known.matches("\\d+") ? "cp" + known : known);
            return charset.canEncode() ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
