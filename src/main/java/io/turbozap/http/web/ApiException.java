package io.turbozap.http.web;

import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Error that ends a request, and that its sender can act on. Without a stack: it reports nothing about this program.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String text;
    private final transient @Nullable Violations violations;
    private final transient Consumer<JsonWriter> details;
    private final transient Map<String, String> headers;

    public ApiException(int status, String text, Map<String, String> headers) {
        this(status, text, null, headers);
    }

    private ApiException(int status, String text, @Nullable Violations violations, Map<String, String> headers) {
        this(status, text, violations, json -> {}, headers);
    }

    private ApiException(
            int status,
            String text,
            @Nullable Violations violations,
            Consumer<JsonWriter> details,
            Map<String, String> headers) {
        super(status + " " + text, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.status = status;
        this.text = text;
        this.violations = violations;
        this.details = details;
        this.headers = headers;
    }

    /**
     * Creates an error with members of its own.
     *
     * @param details adds members to the answer
     */
    public ApiException(int status, String text, @Nullable Violations violations, Consumer<JsonWriter> details) {
        this(status, text, violations, details, Map.of());
    }

    public ApiException(int status, String text) {
        this(status, text, null, Map.of());
    }

    /**
     * Refusal with a code for programs.
     *
     * @param code a word in capitals, which stays the same whatever the text
     */
    public static ApiException refused(int status, String code, String text) {
        return new ApiException(status, text, null, json -> json.member("code", code));
    }

    public static ApiException invalid(Violations violations) {
        return new ApiException(400, "Validation failed", violations, Map.of());
    }

    public static ApiException invalid(String path, String message) {
        return invalid(Violations.of(new Violation(path, message)));
    }

    public static ApiException notJson(String reason) {
        return new ApiException(400, "Invalid JSON", Violations.of(new Violation("", reason)), Map.of());
    }

    public static ApiException unusable(UnusableFileException file) {
        return new ApiException(file.isTooLarge() ? 413 : 400, String.valueOf(file.getMessage()));
    }

    public static ApiException listNotFound() {
        return new ApiException(404, "Recipient list not found");
    }

    public static ApiException templateNotFound() {
        return new ApiException(404, "Template not found");
    }

    public static ApiException campaignNotFound() {
        return new ApiException(404, "Campaign not found");
    }

    public static ApiException contactNotFound() {
        return new ApiException(404, "Contact not found");
    }

    public static ApiException hasStarted() {
        return new ApiException(409, "Campaign has already started");
    }

    /** The caller lacks {@code permission} for what exists. */
    public static ApiException forbidden(Permission permission) {
        return new ApiException(
                403, "This needs the permission " + permission, null, json -> json.member("code", "FORBIDDEN"));
    }

    public static ApiException notAllowed(String allowed) {
        return new ApiException(405, "Method not allowed", null, Map.of("Allow", allowed));
    }

    public static ApiException tooLarge(long limit) {
        return new ApiException(413, "Request body must be at most " + limit + " bytes");
    }

    static ApiException notJsonType() {
        return new ApiException(415, "Content-Type must be application/json");
    }

    public static ApiException notTaken(String text, int retryAfterSeconds) {
        return new ApiException(503, text, null, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    public static ApiException tryLater(String text) {
        return new ApiException(429, text, null, Map.of("Retry-After", "1"));
    }

    public static ApiException starting() {
        return new ApiException(
                503,
                "Turbozap is starting: it still reads what was recorded. Try again in a moment.",
                null,
                Map.of("Retry-After", "1"));
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }

    @Nullable
    public Violations violations() {
        return violations;
    }

    /** What adds the members of this error alone to its answer. */
    Consumer<JsonWriter> details() {
        return details;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Whether nothing more is read of the connection that this is the answer to. */
    boolean closes() {
        return headers.containsKey("Connection");
    }
}
