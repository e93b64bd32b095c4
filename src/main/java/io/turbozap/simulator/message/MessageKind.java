package io.turbozap.simulator.message;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The kinds of message that can be sent, each with its WAHA path. */
public enum MessageKind {
    TEXT("/api/sendText"),
    IMAGE("/api/sendImage"),
    FILE("/api/sendFile"),
    VOICE("/api/sendVoice"),
    VIDEO("/api/sendVideo"),
    POLL("/api/sendPoll"),
    LOCATION("/api/sendLocation"),
    CONTACT("/api/sendContactVcard");

    private final String path;

    MessageKind(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public boolean isMedia() {
        return this == IMAGE || this == FILE || this == VOICE || this == VIDEO;
    }

    /** The type that WAHA takes a file of that kind for when its request has none. */
    public String mimetype() {
        return switch (this) {
            case IMAGE -> "image/jpeg";
            case VOICE -> "audio/ogg; codecs=opus";
            case VIDEO -> "video/mp4";
            default -> "application/octet-stream";
        };
    }

    /** The kind that the fields of a body show, for the one path that takes every kind. */
    public static MessageKind of(JsonObject body) {
        if (body.getValue("file") instanceof JsonObject file) {
            return ofMimetype(file.getValue("mimetype"));
        }
        if (body.containsKey("poll")) {
            return POLL;
        }
        if (body.containsKey("latitude")) {
            return LOCATION;
        }
        return body.containsKey("contacts") ? CONTACT : TEXT;
    }

    private static MessageKind ofMimetype(@Nullable Object mimetype) {
        String type = String.valueOf(mimetype);
        if (type.startsWith("image/")) {
            return IMAGE;
        }
        if (type.startsWith("audio/")) {
            return VOICE;
        }
        return type.startsWith("video/") ? VIDEO : FILE;
    }
}
