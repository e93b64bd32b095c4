package io.turbozap.waha.message;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a message in a chat's history with the content of a request. Every engine shows another part of it;
 * what is shown must agree. Where nothing is shown that could decide it, the answer is {@link #UNKNOWN}: to take
 * another message for this one would lose it, to overlook it would send it twice.
 */
public enum MessageMatch {
    SAME,
    OTHER,
    UNKNOWN;

    private static final double SAME_PLACE = 1e-5; // degrees, about a metre

    /** Compares {@code historyMessage}, in WAHA's form of a message, to what {@code request} sends. */
    public static MessageMatch of(JsonObject shown, SendRequest request) {
        Message message = request.message();
        HistoryMessage history = new HistoryMessage(shown);
        if (message instanceof Message.Text text) {
            return of(!history.hasMedia() && sameText(history.text(), request.render(text.content())));
        } else if (message instanceof Message.Photo photo) {
            return media(history, photo.media(), "image", request.render(photo.caption()));
        } else if (message instanceof Message.Audio audio) {
            return media(history, audio.media(), "audio", null);
        } else if (message instanceof Message.Video video) {
            return media(history, video.media(), "video", request.render(video.caption()));
        } else if (message instanceof Message.File file) {
            return media(history, file.media(), "document", request.render(file.caption()));
        } else if (message instanceof Message.Location location) {
            return location(history, location);
        } else if (message instanceof Message.Poll poll) {
            return poll(history, poll);
        } else if (message instanceof Message.Contact contact) {
            return contact(history, contact);
        }
        throw new IllegalStateException("unhandled " + message.getClass());
    }

    private static MessageMatch of(boolean same) {
        return same ? SAME : OTHER;
    }

    /** WhatsApp trims texts, and clients differ in how they break lines. */
    private static boolean sameText(String shown, @Nullable String sent) {
        return normal(shown).equals(normal(sent == null ? "" : sent));
    }

    private static String normal(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static MessageMatch media(
            HistoryMessage historyMessage, Media media, String kind, @Nullable String caption) {
        if (!historyMessage.hasMedia()) {
            return OTHER;
        }
        boolean document = kind.equals("document"); // of any mimetype
        boolean sameKind = isEmptyOr(historyMessage.mediaKind(), kind)
                && (document || isEmptyOr(historyMessage.mediaFamily(), kind));
        boolean sameName =
                !document || isEmptyOr(historyMessage.filename(), media.filenameOr(historyMessage.filename()));
        boolean sameCaption = sameText(historyMessage.text(), caption)
                || (caption == null
                        && sameText(historyMessage.text(), media.filenameOr(""))); // WEBJS shows a document's name
        return of(sameKind && sameName && sameCaption);
    }

    private static boolean isEmptyOr(String shown, String expected) {
        return shown.isEmpty() || shown.equals(expected);
    }

    private static MessageMatch location(HistoryMessage historyMessage, Message.Location sent) {
        JsonObject place = historyMessage.location();
        if (place.getValue("latitude") == null) {
            return unreadable(historyMessage, "locationMessage");
        }
        return of(near(place.getValue("latitude"), sent.latitude())
                && near(place.getValue("longitude"), sent.longitude()));
    }

    /** A message that shows nothing of its content is another one only where its raw form names another kind. */
    private static MessageMatch unreadable(HistoryMessage historyMessage, String rawKind) {
        return historyMessage.mayBe(rawKind) ? UNKNOWN : OTHER;
    }

    private static boolean near(@Nullable Object shown, double sent) {
        try {
            return Math.abs(Double.parseDouble(String.valueOf(shown)) - sent) < SAME_PLACE;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static MessageMatch poll(HistoryMessage historyMessage, Message.Poll sent) {
        String question = historyMessage.question();
        if (question.isEmpty()) {
            boolean named = !historyMessage.hasMedia() && sameText(historyMessage.text(), sent.name());
            return named ? SAME : unreadable(historyMessage, "pollCreationMessage");
        }
        return of(sameText(question, sent.name()));
    }

    private static MessageMatch contact(HistoryMessage historyMessage, Message.Contact sent) {
        JsonArray vcards = historyMessage.vcards();
        if (vcards.isEmpty()) {
            return unreadable(historyMessage, "contact");
        }
        List<String> texts = vcards.stream().map(String::valueOf).toList();
        return of(texts.size() == sent.cards().size()
                && sent.cards().stream().allMatch(card -> texts.stream().anyMatch(vcard -> isCard(vcard, card))));
    }

    private static boolean isCard(String vcard, Message.Card card) {
        if (card instanceof Message.Card.Vcard whole) {
            return sameText(vcard, whole.vcard());
        }
        return vcard.contains(((Message.Card.Fields) card).fullName());
    }
}
