package io.turbozap.cli.send;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A form with a file, which is read while it is sent. */
final class FormBody {

    private static final String FILE = "recipientsFile";

    private FormBody() {}

    /**
     * The form with these fields and that file.
     *
     * @throws IOException if the file cannot be read
     */
    static ServerClient.Body of(Map<String, String> fields, Path file) throws IOException {
        String boundary = "turbozap-" + UUID.randomUUID();
        List<BodyPublisher> parts = new ArrayList<>();
        fields.forEach((name, value) ->
                parts.add(text("--" + boundary + "\r\n" + disposition(name) + "\r\n\r\n" + value + "\r\n")));
        String name = String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n]", "_");
        parts.add(text("--" + boundary + "\r\n" + disposition(FILE) + "; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        parts.add(BodyPublishers.ofFile(file));
        parts.add(text("\r\n--" + boundary + "--\r\n"));
        return new ServerClient.Body(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }

    private static String disposition(String name) {
        return "Content-Disposition: form-data; name=\"" + name + "\"";
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
