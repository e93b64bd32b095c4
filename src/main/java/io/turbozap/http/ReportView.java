package io.turbozap.http;

import io.turbozap.recipients.imports.ImportReport;
import java.util.Locale;

/** How the report of an import looks to callers. */
final class ReportView {

    private ReportView() {}

    static void write(ImportReport report, JsonWriter json) {
        json.object()
                .member("rowsRead", report.rowsRead())
                .member("accepted", report.accepted())
                .member("duplicates", report.duplicates())
                .name("rejected")
                .array();
        for (ImportReport.RejectedRow row : report.rejected()) {
            json.object()
                    .member("from", row.from().name().toLowerCase(Locale.ROOT))
                    .member("row", row.row())
                    .member("reason", row.reason())
                    .endObject();
        }
        json.endArray().member("rejectedOmitted", report.rejectedOmitted()).endObject();
    }
}
