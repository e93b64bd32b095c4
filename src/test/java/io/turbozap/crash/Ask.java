package io.turbozap.crash;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One campaign that somebody asked for, and how far the server acknowledged it. Each of its messages carries its number,
 * and each contact has a chat of its own, so that each request can be told from all others. Contacts are shared by all.
 */
final class Ask {

    private static final long FIRST_PHONE = 5511_9000_00001L;
    private static final Pattern MARK = Pattern.compile("campaign (\\d+) message (\\d+)");
    private static final String CHAT_SUFFIX = "@c.us";

    final int number;
    final String session;
    final int contacts;
    final int messages;

    /** Null as long as no creation was acknowledged or found. */
    volatile @Nullable String id;

    volatile boolean createAcknowledged;
    volatile boolean executeAsked;
    volatile boolean executeAcknowledged;

    /** When it starts by itself, epoch milliseconds, or null. */
    volatile @Nullable Long startsAt;

    /** The status that an acknowledged command has put it into, null after a start or while nobody knows. */
    volatile @Nullable String restsAs;

    Ask(int number, String session, int contacts, int messages) {
        this.number = number;
        this.session = session;
        this.contacts = contacts;
        this.messages = messages;
    }

    int requests() {
        return contacts * messages;
    }

    JsonObject body() {
        JsonArray phones = new JsonArray();
        for (int contact = 0; contact < contacts; contact++) {
            phones.add(Long.toString(FIRST_PHONE + contact));
        }
        JsonArray contents = new JsonArray();
        for (int message = 0; message < messages; message++) {
            contents.add(content(message));
        }
        JsonObject body = new JsonObject()
                .put("session", session)
                .put("messages", contents)
                .put("contacts", phones);
        return startsAt == null ? body : body.put("scheduledAt", startsAt);
    }

    /** Every third message is a picture, to which WAHA gives no id ahead. */
    private JsonObject content(int message) {
        String words = "campaign " + number + " message " + message;
        return message % 3 == 2
                ? new JsonObject()
                        .put("type", "photo")
                        .put("content", "https://example.org/picture.jpg")
                        .put("caption", words)
                : new JsonObject().put("type", "text").put("content", words);
    }

    /**
     * What words on their way to a chat are.
     *
     * @param ask the number of the campaign
     * @param contact which contact it is, or below 0 if the chat is none of the contacts that there can be
     */
    record Mark(int ask, int message, long contact) {

        int request(int messages) {
            return (int) (contact * messages + message);
        }
    }

    /** Reads the words of a message back, null if they are nobody's. */
    static @Nullable Mark mark(String words, String chat) {
        Matcher matcher = MARK.matcher(words);
        if (!matcher.matches() || !chat.endsWith(CHAT_SUFFIX)) {
            return null;
        }
        long phone = Long.parseLong(chat.substring(0, chat.length() - CHAT_SUFFIX.length()));
        return new Mark(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), phone - FIRST_PHONE);
    }

    boolean has(Mark mark) {
        return mark.message() < messages && mark.contact() >= 0 && mark.contact() < contacts;
    }

    String chat(int request) {
        return FIRST_PHONE + request / messages + CHAT_SUFFIX;
    }

    String words(int request) {
        return "campaign " + number + " message " + request % messages;
    }

    @Override
    public String toString() {
        return "campaign " + number + " (" + id + ") of " + session;
    }
}
