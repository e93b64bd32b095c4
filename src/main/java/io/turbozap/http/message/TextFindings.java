package io.turbozap.http.message;

import io.turbozap.http.recipient.ReportView;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.recipients.imports.ImportReport;
import io.turbozap.recipients.imports.MissingFields.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found while recipients were taken into a campaign, for its answer: nothing of it is hidden until it is sent.
 *
 * @param report what became of each; null if all were taken as they are
 * @param missing the fields that anybody lacks
 */
public record TextFindings(@Nullable ImportReport report, List<Missing> missing) {

    public static final TextFindings NONE = new TextFindings(null, List.of());

    public void write(JsonWriter json) {
        if (report != null) {
            ReportView.write(report, json.name("report"));
        }
        writeMissing("missingFields", json);
    }

    public void writeMissing(String member, JsonWriter json) {
        if (missing.isEmpty()) {
            return;
        }
        json.name(member).array();
        for (Missing field : missing) {
            json.object()
                    .member("field", field.name())
                    .member("recipients", field.recipients())
                    .member("outcome", field.skipped() ? "skipped" : "fallback")
                    .endObject();
        }
        json.endArray();
    }
}
