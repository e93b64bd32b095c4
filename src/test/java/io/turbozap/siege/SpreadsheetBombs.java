package io.turbozap.siege;

import io.turbozap.recipients.imports.XlsxBuilder;
import java.io.IOException;

/** Spreadsheets that are small until they are unpacked. */
final class SpreadsheetBombs implements Attack {

    private static final int ROWS = 400_000;

    private final byte[] file = new XlsxBuilder()
            .rows("<row><c t='inlineStr'><is><t>a</t></is></c></row>".repeat(ROWS))
            .build();
    private final Target target;

    SpreadsheetBombs(Target target) {
        this.target = target;
    }

    @Override
    public void strike() throws IOException {
        target.ask(
                target.keyHead(
                        "POST /api/imports/preview",
                        "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                file);
    }
}
