package io.turbozap.simulator.message;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The kinds of message that can be sent, each with its WAHA path and the type that the engine WEBJS gives it. */
public enum MessageKind {
    TEXT("/api/sendText", "chat"),
    IMAGE("/api/sendImage", "image"),
    FILE("/api/sendFile", "document"),
    VOICE("/api/sendVoice", "ptt"),
    VIDEO("/api/sendVideo", "video"),
    POLL("/api/sendPoll", "poll_creation"),
    LOCATION("/api/sendLocation", "location"),
    CONTACT("/api/sendContactVcard", "vcard");

    private final String path;
    private final String webjsType;

    MessageKind(String path, String webjsType) {
        this.path = path;
        this.webjsType = webjsType;
    }

    public String path() {
        return path;
    }

    String webjsType() {
        return webjsType;
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
