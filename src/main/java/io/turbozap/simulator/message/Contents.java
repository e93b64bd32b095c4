package io.turbozap.simulator.message;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a location, a contact or a poll as their receiver sees them, as messages of a history show it. The
 * fields are those of WAHA's WAMessage and of the raw messages of WhatsApp's protocol.
 */
public final class Contents {

    private Contents() {}

    /**
     * WAHA's {@code location}, whose numbers are texts; null if it is none.
     *
     * @param whole with the members that a location of ours never has, as webhooks show them and the history does not
     */
    public static @Nullable JsonObject location(MessageContent messageContent, boolean whole) {
        if (messageContent.kind() != MessageKind.LOCATION) {
            return null;
        }
        JsonObject sent = new JsonObject(messageContent.content());
        JsonObject location = new JsonObject()
                .put("live", false)
                .put("latitude", String.valueOf(sent.getValue("latitude")))
                .put("longitude", String.valueOf(sent.getValue("longitude")))
                .put("name", sent.getValue("title"));
        if (whole) {
            location.putNull("address").putNull("url").putNull("description").putNull("thumbnail");
        }
        return location;
    }

    /** WAHA's {@code vCards}; null if it is no contact. */
    public static @Nullable JsonArray vcards(MessageContent messageContent) {
        if (messageContent.kind() != MessageKind.CONTACT) {
            return null;
        }
        JsonArray vcards = new JsonArray();
        for (Object card : new JsonArray(messageContent.content())) {
            vcards.add(vcard(card instanceof JsonObject fields ? fields : new JsonObject()));
        }
        return vcards;
    }

    private static String vcard(JsonObject card) {
        if (card.getValue("vcard") instanceof String whole) {
            return whole;
        }
        StringBuilder vcard = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\nFN:").append(card.getValue("fullName"));
        if (card.getValue("organization") != null) {
            vcard.append("\nORG:").append(card.getValue("organization")).append(';');
        }
        vcard.append("\nTEL;type=CELL;type=VOICE");
        if (card.getValue("whatsappId") != null) {
            vcard.append(";waid=").append(card.getValue("whatsappId"));
        }
        return vcard.append(':')
                .append(card.getValue("phoneNumber"))
                .append("\nEND:VCARD")
                .toString();
    }

    /** What a poll asks; null if it is none. */
    public static @Nullable Object question(MessageContent messageContent) {
        return messageContent.kind() == MessageKind.POLL
                ? new JsonObject(messageContent.content()).getValue("name")
                : null;
    }

    /** The raw message of a location. */
    static JsonObject rawLocation(MessageContent messageContent) {
        JsonObject sent = new JsonObject(messageContent.content());
        JsonObject location = new JsonObject();
        copy(sent, "latitude", location, "degreesLatitude");
        copy(sent, "longitude", location, "degreesLongitude");
        copy(sent, "title", location, "name");
        return new JsonObject().put("locationMessage", location);
    }

    private static void copy(JsonObject from, String name, JsonObject into, String other) {
        if (from.containsKey(name)) {
            into.put(other, from.getValue(name));
        }
    }

    /** The raw message of one contact or several. */
    static JsonObject rawContact(MessageContent messageContent) {
        JsonArray contacts = new JsonArray();
        JsonArray vcards = vcards(messageContent);
        if (vcards != null) {
            vcards.forEach(vcard -> contacts.add(new JsonObject().put("vcard", vcard)));
        }
        return contacts.size() == 1
                ? new JsonObject().put("contactMessage", contacts.getValue(0))
                : new JsonObject().put("contactsArrayMessage", new JsonObject().put("contacts", contacts));
    }

    /** The raw message of a poll. */
    static JsonObject rawPoll(MessageContent messageContent) {
        JsonObject poll = new JsonObject(messageContent.content());
        JsonArray options = new JsonArray();
        if (poll.getValue("options") instanceof JsonArray given) {
            given.forEach(option -> options.add(new JsonObject().put("optionName", option)));
        }
        boolean several = Boolean.TRUE.equals(poll.getValue("multipleAnswers"));
        JsonObject raw = new JsonObject();
        copy(poll, "name", raw, "name");
        raw.put("options", options).put("selectableOptionsCount", several ? options.size() : 1);
        return new JsonObject().put(several ? "pollCreationMessage" : "pollCreationMessageV3", raw);
    }
}
