package io.turbozap.http.message;

import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.campaign.template.MissingFieldPolicy.Action;
import io.turbozap.http.upload.ReportView;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Violations;
import io.turbozap.recipients.imports.ImportReport;
import io.turbozap.recipients.imports.MissingFields.Missing;
import io.turbozap.recipients.imports.RecipientCollector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings made while recipients were taken into a campaign, for its answer: nothing of them is hidden until it is
 * sent.
 *
 * @param report what became of each; null if all were taken as they are
 * @param missing the fields that any recipient lacks
 */
public record TextFindings(@Nullable ImportReport report, List<Missing> missing) {

    public static final TextFindings NONE = new TextFindings(null, List.of());

    /**
     * The findings of a {@code collector} whose recipients can be sent to.
     *
     * @param member the member of the body whose placeholders need fields
     * @throws ApiException if no recipient is left, or some lack a field and {@code policy} leaves out none
     */
    public static TextFindings of(RecipientCollector collector, MissingFieldPolicy policy, String member) {
        ImportReport report = collector.report();
        TextFindings findings = new TextFindings(report, collector.missing().found());
        findings.require(report.accepted() > 0, policy, member);
        return findings;
    }

    public void write(JsonWriter json) {
        writeReport(json);
        writeMissing("missingFields", json);
    }

    private void writeReport(JsonWriter json) {
        if (report != null) {
            ReportView.write(report, json.name("report"));
        }
    }

    /**
     * Refuses recipients who cannot be sent to; {@code member} as above.
     *
     * @param anyLeft whether there is one that lacks nothing
     * @throws ApiException if none is left, or some lack a field and {@code policy} leaves out none
     */
    public void require(boolean anyLeft, MissingFieldPolicy policy, String member) {
        if (!anyLeft) {
            throw noRecipientLeft(member);
        }
        if (policy.action() == Action.REFUSE && missing.stream().anyMatch(Missing::skipped)) {
            throw new ApiException(
                    400, "Recipients lack what placeholders need", violations(member), this::writeReport);
        }
    }

    private ApiException noRecipientLeft(String member) {
        Violations violations = violations(member);
        return new ApiException(
                400,
                report == null ? "No recipient is left" : "No recipient is left: see the report",
                violations.isEmpty() ? null : violations,
                this::writeReport);
    }

    private Violations violations(String member) {
        Violations violations = new Violations();
        missing.stream()
                .filter(Missing::skipped)
                .forEach(field -> violations.add(
                        member,
                        field.recipients() + " recipient(s) lack the field '" + field.name()
                                + "': give its placeholder a fallback, such as {" + field.name()
                                + "|friend}, or choose onMissing"));
        return violations;
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
