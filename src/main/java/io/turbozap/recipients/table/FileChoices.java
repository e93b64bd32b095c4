package io.turbozap.recipients.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The choices of how a file is to be read that an upload gives.
 *
 * @param sheet the name of a sheet of a workbook, or its number from 1; null for the one that it opens with
 * @param hiddenRows whether rows that spreadsheet programs do not show are read as well
 * @param encoding of a text, whatever else it looks like; null to find out
 * @param announced the encoding that the text was sent with, which may be no more than a habit; null for none
 */
public record FileChoices(
        @Nullable String sheet,
        boolean hiddenRows,
        @Nullable Charset encoding,
        @Nullable Charset announced) {

    /** No choices are given. */
    public static final FileChoices NONE = new FileChoices(null, /* hiddenRows= */ false, null, null);
}
