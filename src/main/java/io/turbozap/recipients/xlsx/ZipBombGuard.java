package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches over parts of an archive while they are unpacked: how much they become, all together and beside what they
 * were, and how long the pieces of their XML are, which parsers keep in memory: from one tag to the next, a comment, a
 * CDATA section. Document types, which entities need, have no place in a spreadsheet, and are refused. Not thread-safe.
 */
final class ZipBombGuard {

    private static final long MOST = 1L << 30;
    private static final int MOST_RATIO = 200;
    /** Below this no ratio matters. */
    private static final long HARMLESS = 1L << 20;
    /** From one tag to the next: more than the longest cell can take, with every character escaped. */
    private static final int LONGEST_PIECE = 1 << 20;

    private final MemoryAllowance memoryAllowance;
    private long unpacked;

    ZipBombGuard(MemoryAllowance memoryAllowance) {
        this.memoryAllowance = memoryAllowance;
    }

    /** @param packed the length of the part in the archive */
    InputStream guard(InputStream part, long packed) {
        return new Guarded(part, packed);
    }

    private final class Guarded extends FilterInputStream {

        private final long most;
        private long length;
        private int piece;
        private boolean tagBegins;
        private boolean declarationBegins;
        /** What ends the comment or CDATA section, twice and before {@code >}; 0 outside of these. */
        private byte mark;

        private int marks;

        Guarded(InputStream part, long packed) {
            super(part);
            this.most = Math.max(HARMLESS, packed * MOST_RATIO);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) throws IOException {
            memoryAllowance.check();
            int count = super.read(bytes, offset, wanted);
            if (count > 0) {
                length += count;
                unpacked += count;
                if (length > most || unpacked > MOST) {
                    throw UnusableFileException.tooLarge("The file unpacks to far more than it should");
                }
                scan(bytes, offset, offset + count);
            }
            return count;
        }

        private void scan(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                byte each = bytes[i];
                if (each == 0) {
                    throw UnusableFileException.because("The XML of the file must be in UTF-8");
                }
                piece++;
                if (mark != 0) {
                    within(each);
                } else if (declarationBegins) {
                    declare(each);
                } else {
                    declarationBegins = tagBegins && each == '!';
                    tagBegins = each == '<';
                    piece = tagBegins ? 0 : piece;
                }
                if (piece > LONGEST_PIECE) {
                    throw UnusableFileException.tooLarge("The file holds a text that is too long for a cell");
                }
            }
        }

        /** The second sign of a declaration decides what it is. */
        private void declare(byte sign) {
            if (sign != '-' && sign != '[') {
                throw UnusableFileException.because("The XML of the file must be without document types and entities");
            }
            declarationBegins = false;
            mark = sign == '-' ? sign : (byte) ']';
            // the second dash that begins a comment does not end it
            marks = sign == '-' ? -1 : 0;
        }

        private void within(byte each) {
            if (each == '>' && marks >= 2) {
                mark = 0;
            } else {
                marks = each == mark ? marks + 1 : Math.min(marks, 0);
            }
        }
    }
}
