package io.turbozap.recipients.csv;

import io.turbozap.recipients.csv.TextLine.Oddity;
import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text: the one that it is given; else that of its byte order mark; else in UTF-16 if every other
 * byte is 0; else in UTF-8, line by line, and where lines are not, in Windows-1252 as Excel saves CSV in the West. A
 * text that makes no sense as that is refused: in which of the other code pages it is cannot be known.
 *
 * @param charset of all lines, or of most
 * @param decoder of single lines
 * @param isTranscoded whether the decoder is for the text in UTF-8, and not as it is
 */
record TextEncoding(Charset charset, LineDecoder decoder, boolean isTranscoded) {

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** By the byte order mark at its beginning; null if there is none. */
    static @Nullable Charset ofMark(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        } else if (begins(head, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        } else if (begins(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: of plain letters, every other byte is 0. */
    static @Nullable Charset ofZeros(byte[] head) {
        int[] zeros = {0, 0};
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs >= 2 && zeros[1] * 2 > pairs && zeros[0] * 20 <= pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return pairs >= 2 && zeros[0] * 2 > pairs && zeros[1] * 20 <= pairs ? StandardCharsets.UTF_16BE : null;
    }

    /** @throws UnusableFileException if it cannot be known */
    static TextEncoding of(Path file, byte[] head, MemoryAllowance memoryAllowance, FileChoices choices)
            throws IOException {
        Charset wanted = choices.encoding();
        if (wanted != null) {
            return named(wanted);
        }
        Charset marked = ofMark(head);
        Charset wide = marked == null ? ofZeros(head) : marked;
        if (wide != null && !wide.equals(StandardCharsets.UTF_8)) {
            return named(wide);
        }
        EncodingSurvey survey;
        try (ByteLines lines = new ByteLines(Files.newInputStream(file), memoryAllowance)) {
            survey = EncodingSurvey.of(lines);
        }
        Charset announced = choices.announced();
        boolean isUtf8 = marked != null || survey.isUtf8();
        if (announced != null && !isUtf8 && !announced.equals(StandardCharsets.UTF_8)) {
            return named(announced);
        }
        return found(survey, isUtf8 || survey.isMostlyUtf8());
    }

    private static TextEncoding found(EncodingSurvey survey, boolean isUtf8) {
        if (isUtf8) {
            return new TextEncoding(
                    StandardCharsets.UTF_8, LineDecoder.mixed(Oddity.NONE, Oddity.OTHER_ENCODING), false);
        }
        if (survey.isForeign()) {
            throw foreign(EncodingGuess.of(survey.sample()));
        }
        return new TextEncoding(WesternText.CHARSET, LineDecoder.mixed(Oddity.OTHER_ENCODING, Oddity.ASSUMED), false);
    }

    private static UnusableFileException foreign(List<String> guesses) {
        String guess = guesses.isEmpty() ? "" : " (it looks like " + String.join(" or ", guesses) + ")";
        String example = guesses.isEmpty() ? "windows-1251" : guesses.get(0);
        return UnusableFileException.because(
                "The file is neither in UTF-8 nor in Windows-1252, and its letters cannot be read for" + " sure" + guess
                        + ": save it as CSV UTF-8, or pass its encoding, such as encoding=" + example);
    }

    private static TextEncoding named(Charset charset) {
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        return new TextEncoding(charset, LineDecoder.of(wide ? StandardCharsets.UTF_8 : charset), wide);
    }

    /** The bytes that {@link #decoder} understands. */
    ByteLines open(Path file, MemoryAllowance memoryAllowance) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new ByteLines(isTranscoded ? new Utf16(new InputStreamReader(bytes, charset)) : bytes, memoryAllowance);
    }
}
