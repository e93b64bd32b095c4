package io.turbozap.http;

import io.turbozap.recipients.imports.ImportReport;
import io.turbozap.recipients.imports.MissingFields.Missing;
import io.turbozap.recipients.table.UnusableFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error that its sender can act on. Without a stack: it says nothing about this program. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String text;
    private final transient @Nullable Violations violations;
    private final transient @Nullable ImportReport report;
    private final transient Map<String, String> headers;

    Refusal(int status, String text, Map<String, String> headers) {
        this(status, text, null, headers);
    }

    private Refusal(int status, String text, @Nullable Violations violations, Map<String, String> headers) {
        this(status, text, violations, null, headers);
    }

    private Refusal(
            int status,
            String text,
            @Nullable Violations violations,
            @Nullable ImportReport report,
            Map<String, String> headers) {
        super(status + " " + text, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.status = status;
        this.text = text;
        this.violations = violations;
        this.report = report;
        this.headers = headers;
    }

    Refusal(int status, String text) {
        this(status, text, null, Map.of());
    }

    static Refusal invalid(Violations violations) {
        return new Refusal(400, "Validation failed", violations, Map.of());
    }

    static Refusal invalid(String path, String message) {
        return invalid(Violations.of(new Violation(path, message)));
    }

    static Refusal notJson(String reason) {
        return new Refusal(400, "Invalid JSON", Violations.of(new Violation("", reason)), Map.of());
    }

    /** There were recipients, but none that could be used. */
    static Refusal nobodyLeft(ImportReport report) {
        return new Refusal(400, "No recipient is left: see the report", null, report, Map.of());
    }

    /** As {@link #nobodyLeft(ImportReport)}, with the fields that they lacked, for which {@code member} asked. */
    static Refusal nobodyLeft(Findings findings, String member) {
        Violations violations = violations(findings, member);
        return new Refusal(
                400,
                findings.report() == null ? "No recipient is left" : "No recipient is left: see the report",
                violations.isEmpty() ? null : violations,
                findings.report(),
                Map.of());
    }

    /** There were recipients who lack a field, and nobody is to be left out. */
    static Refusal fieldsMissing(Findings findings, String member) {
        return new Refusal(
                400,
                "Recipients lack what placeholders need",
                violations(findings, member),
                findings.report(),
                Map.of());
    }

    private static Violations violations(Findings findings, String member) {
        Violations violations = new Violations();
        findings.missing().stream()
                .filter(Missing::skipped)
                .forEach(field -> violations.add(
                        member,
                        field.recipients() + " recipient(s) lack the field '" + field.name()
                                + "': give its placeholder a fallback, such as {" + field.name()
                                + "|friend}, or choose onMissing"));
        return violations;
    }

    static Refusal unusable(UnusableFile file) {
        return new Refusal(file.isTooLarge() ? 413 : 400, String.valueOf(file.getMessage()));
    }

    static Refusal listNotFound() {
        return new Refusal(404, "Recipient list not found");
    }

    static Refusal templateNotFound() {
        return new Refusal(404, "Template not found");
    }

    static Refusal campaignNotFound() {
        return new Refusal(404, "Campaign not found");
    }

    static Refusal contactNotFound() {
        return new Refusal(404, "Contact not found");
    }

    static Refusal hasStarted() {
        return new Refusal(409, "Campaign has already started");
    }

    static Refusal notAllowed(String allowed) {
        return new Refusal(405, "Method not allowed", null, Map.of("Allow", allowed));
    }

    static Refusal tooSlow(UploadRules rules) {
        String text = "The body comes too slowly: at least " + rules.bytesPerCheck() + " bytes every "
                + rules.checkMillis() + " ms are needed, more while others wait";
        return new Refusal(408, text, null, Map.of("Connection", "close"));
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(413, "Request body must be at most " + limit + " bytes");
    }

    static Refusal notJsonType() {
        return new Refusal(415, "Content-Type must be application/json");
    }

    static Refusal notTaken(String text, int retryAfterSeconds) {
        return new Refusal(503, text, null, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    static Refusal tryLater(String text) {
        return new Refusal(429, text, null, Map.of("Retry-After", "1"));
    }

    static Refusal starting() {
        return new Refusal(
                503,
                "Turbozap is starting: it still reads what was recorded. Try again in a moment.",
                null,
                Map.of("Retry-After", "1"));
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }

    @Nullable
    Violations violations() {
        return violations;
    }

    @Nullable
    ImportReport report() {
        return report;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Whether nothing more is read of the connection that this is the answer to. */
    boolean closes() {
        return headers.containsKey("Connection");
    }
}
