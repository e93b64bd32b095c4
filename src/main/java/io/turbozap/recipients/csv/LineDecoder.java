package io.turbozap.recipients.csv;

import io.turbozap.recipients.csv.TextLine.Oddity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A decoder of the bytes of single lines: not all of a text need be in one encoding. Not thread-safe. */
final class LineDecoder {

    /** What UTF-8 becomes that was read as Windows-1252, and what no program could read. */
    private static final Pattern GARBLED = Pattern.compile(
            "[\u00C3\u00C2][\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020-\u2022\u02C6\u2030\u0160\u2039\u0152\u2018-\u201D"
                    + "\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178\u017D]|\u00E2\u20AC|\uFFFD");

    private final CharsetDecoder strict;
    private final boolean orWestern;
    private final Oddity ofUtf8;
    private final Oddity ofWestern;
    private CharBuffer chars = CharBuffer.allocate(1 << 10);

    private LineDecoder(Charset charset, boolean orWestern, Oddity ofUtf8, Oddity ofWestern) {
        this.strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.orWestern = orWestern;
        this.ofUtf8 = ofUtf8;
        this.ofWestern = ofWestern;
    }

    /** All lines are in this encoding. */
    static LineDecoder of(Charset charset) {
        return new LineDecoder(charset, /* orWestern= */ false, Oddity.NONE, Oddity.UNREADABLE);
    }

    /**
     * Lines are in UTF-8, or in Windows-1252 where they make sense as that.
     *
     * @param ofUtf8 what a line in UTF-8 is that has more than ASCII
     * @param ofWestern what a line in Windows-1252 is
     */
    static LineDecoder mixed(Oddity ofUtf8, Oddity ofWestern) {
        return new LineDecoder(StandardCharsets.UTF_8, /* orWestern= */ true, ofUtf8, ofWestern);
    }

    TextLine decode(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return new TextLine(new String(bytes, from, to - from, StandardCharsets.US_ASCII), Oddity.NONE);
        }
        String text = strictly(bytes, from, to);
        if (text != null) {
            return new TextLine(text, isGarbled(text) ? Oddity.GARBLED : ofUtf8);
        }
        String western = new String(bytes, from, to - from, WesternText.CHARSET);
        boolean makesSense = orWestern && WesternText.makesSense(western);
        return new TextLine(western, makesSense ? ofWestern : Oddity.UNREADABLE);
    }

    private static boolean isGarbled(String text) {
        boolean mayBe = text.indexOf('\u00C3') >= 0
                || text.indexOf('\u00C2') >= 0
                || text.indexOf('\u00E2') >= 0
                || text.indexOf('\uFFFD') >= 0;
        return mayBe && GARBLED.matcher(text).find();
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Null if it is not in the encoding. */
    private @Nullable String strictly(byte[] bytes, int from, int to) {
        if (chars.capacity() < to - from) {
            chars = CharBuffer.allocate(Integer.highestOneBit(to - from) * 2);
        }
        chars.clear();
        strict.reset();
        CoderResult result = strict.decode(ByteBuffer.wrap(bytes, from, to - from), chars, /* endOfInput= */ true);
        return result.isError() ? null : chars.flip().toString();
    }
}
