package io.turbozap.http.upload;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.recipients.imports.ImportReport;
import io.turbozap.recipients.table.FileDetails;
import io.turbozap.recipients.table.FileWarning;
import java.util.List;
import java.util.Locale;

/** The report of an import as callers see it. */
public final class ReportView {

    private ReportView() {}

    /** The answer to recipients of whom none could be used, with the report of why. */
    public static ApiException noRecipientLeft(ImportReport report) {
        return new ApiException(
                400, "No recipient is left: see the report", null, json -> write(report, json.name("report")));
    }

    public static void write(ImportReport report, JsonWriter json) {
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
        json.endArray().member("rejectedOmitted", report.rejectedOmitted());
        if (report.file() != null) {
            details(report.file(), json);
            warnings(report.warnings(), json);
        }
        json.endObject();
    }

    /** Writes what is odd about a file. */
    public static void warnings(List<FileWarning> warnings, JsonWriter json) {
        json.name("warnings").array();
        for (FileWarning warning : warnings) {
            json.object().member("code", warning.code()).member("message", warning.message());
            json.name("rows").array();
            warning.rows().forEach(json::value);
            json.endArray().member("rowsOmitted", warning.rowsOmitted()).endObject();
        }
        json.endArray();
    }

    /** Writes how a file was read. */
    public static void details(FileDetails file, JsonWriter json) {
        json.name("file")
                .object()
                .member("format", file.format())
                .member("encoding", file.encoding())
                .member("delimiter", file.delimiter())
                .member("sheet", file.sheet());
        if (file.sheet() != null) {
            texts("otherSheets", file.otherSheets(), json);
        }
        Integer headings = file.headingRow();
        if (headings != null) {
            json.member("headingRow", headings);
        }
        texts("phoneColumns", file.phoneColumns(), json);
        json.endObject();
    }

    private static void texts(String name, List<String> texts, JsonWriter json) {
        json.name(name).array();
        texts.forEach(json::value);
        json.endArray();
    }
}
