package io.turbozap.recipients.csv;

import io.turbozap.recipients.csv.TextLine.Oddity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Counts in which encodings the lines of a text can be read. */
final class EncodingSurvey {

    private static final int SAMPLE = 1 << 14;

    private final LineDecoder decoder = LineDecoder.mixed(Oddity.OTHER_ENCODING, Oddity.ASSUMED);
    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private int utf8;
    private int western;
    private int neither;

    private EncodingSurvey() {}

    static EncodingSurvey of(ByteLines lines) throws IOException {
        EncodingSurvey survey = new EncodingSurvey();
        while (lines.next()) {
            if (!LineDecoder.isAscii(lines.bytes(), lines.from(), lines.to())) {
                survey.count(lines.bytes(), lines.from(), lines.to());
            }
        }
        return survey;
    }

    private void count(byte[] bytes, int from, int to) {
        Oddity oddity = decoder.decode(bytes, from, to).oddity();
        if (oddity == Oddity.OTHER_ENCODING || oddity == Oddity.GARBLED) {
            utf8++;
            return;
        }
        if (oddity == Oddity.ASSUMED) {
            western++;
        } else {
            neither++;
        }
        if (sample.size() < SAMPLE) {
            sample.write(bytes, from, Math.min(to - from, SAMPLE));
            sample.write('\n');
        }
    }

    /** Whether there are lines in UTF-8 that would not be readable as ASCII. */
    boolean hasUtf8() {
        return utf8 > 0;
    }

    /** Whether every line is in UTF-8. */
    boolean isUtf8() {
        return western + neither == 0;
    }

    /** Whether most lines that are not in ASCII are in UTF-8. */
    boolean isMostlyUtf8() {
        return utf8 >= western + neither;
    }

    /**
     * Whether the lines that are not in UTF-8 make no sense in Windows-1252, but for a few, and are not few themselves.
     */
    boolean isForeign() {
        return !isMostlyUtf8() && neither * 5L > western + neither;
    }

    /** The first lines that are not in UTF-8. */
    byte[] sample() {
        return sample.toByteArray();
    }
}
