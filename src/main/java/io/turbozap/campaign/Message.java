package io.turbozap.campaign;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One message of a campaign, the same for every contact but for the placeholders in its text or caption. */
public sealed interface Message {

    /** The objects of one message, and a link. */
    long EACH_BYTES = 256;

    /** The kinds of messages, in the order in which errors name them. */
    enum Kind {
        TEXT,
        PHOTO,
        AUDIO,
        VIDEO,
        FILE,
        LOCATION,
        POLL,
        CONTACT;

        /** The name in requests and in the configuration. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it carries a file, which WAHA fetches before it sends. */
        public boolean hasFile() {
            return switch (this) {
                case PHOTO, AUDIO, VIDEO, FILE -> true;
                case TEXT, LOCATION, POLL, CONTACT -> false;
            };
        }
    }

    /** What kind of message this is. */
    Kind kind();

    /** The file that it carries, or null if it carries none. */
    default @Nullable Media media() {
        return null;
    }

    /** The part that placeholders are filled in, or null if the message has none. */
    default @Nullable TextTemplate textTemplate() {
        return null;
    }

    /** About how much memory it takes. */
    default long bytes() {
        TextTemplate textTemplate = textTemplate();
        return EACH_BYTES + (textTemplate == null ? 0 : textTemplate.bytes());
    }

    /** A text. */
    record Text(TextTemplate content) implements Message {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public TextTemplate textTemplate() {
            return content;
        }
    }

    /** A picture. */
    record Photo(Media media, @Nullable TextTemplate caption) implements Message {
        @Override
        public Kind kind() {
            return Kind.PHOTO;
        }

        @Override
        public @Nullable TextTemplate textTemplate() {
            return caption;
        }
    }

    /**
     * A voice message.
     *
     * @param convert whether WAHA converts the file to the format that WhatsApp needs
     */
    record Audio(Media media, boolean convert) implements Message {
        @Override
        public Kind kind() {
            return Kind.AUDIO;
        }
    }

    /**
     * A video.
     *
     * @param asNote whether it is shown as a round video note
     * @param convert whether WAHA converts the file to the format that WhatsApp needs
     */
    record Video(Media media, @Nullable TextTemplate caption, boolean asNote, boolean convert) implements Message {
        @Override
        public Kind kind() {
            return Kind.VIDEO;
        }

        @Override
        public @Nullable TextTemplate textTemplate() {
            return caption;
        }
    }

    /** Any file, shown as a document. */
    record File(Media media, @Nullable TextTemplate caption) implements Message {
        @Override
        public Kind kind() {
            return Kind.FILE;
        }

        @Override
        public @Nullable TextTemplate textTemplate() {
            return caption;
        }
    }

    /** A place on the map. */
    record Location(double latitude, double longitude, String title) implements Message {
        @Override
        public Kind kind() {
            return Kind.LOCATION;
        }
    }

    /** A question with answers to choose from. */
    record Poll(String name, List<String> options, boolean multipleAnswers) implements Message {
        public Poll {
            options = List.copyOf(options);
        }

        @Override
        public Kind kind() {
            return Kind.POLL;
        }
    }

    /** One or more contact cards. */
    record Contact(List<Card> cards) implements Message {
        public Contact {
            cards = List.copyOf(cards);
        }

        @Override
        public Kind kind() {
            return Kind.CONTACT;
        }

        @Override
        public long bytes() {
            return EACH_BYTES
                    + cards.stream().mapToLong(card -> card.toString().length()).sum();
        }
    }

    /** A contact card, written out as a vCard or by its fields. */
    sealed interface Card {
        /** A card as a whole vCard. */
        record Vcard(String vcard) implements Card {}

        /** A card by its fields, with WAHA's names. */
        record Fields(
                String fullName,
                @Nullable String organization,
                String phoneNumber,
                @Nullable String whatsappId) implements Card {}
    }

    /** The contact fields beside {@link Recipients#PHONE} that these messages cannot do without. */
    static Set<String> requiredFields(List<Message> messages) {
        return fields(messages, TextTemplate::requiredFields);
    }

    /** The contact fields beside {@link Recipients#PHONE} that these messages have placeholders for. */
    static Set<String> fields(List<Message> messages) {
        return fields(messages, TextTemplate::fields);
    }

    private static Set<String> fields(List<Message> messages, Function<TextTemplate, Set<String>> ofTemplate) {
        Set<String> fields = new LinkedHashSet<>();
        for (Message message : messages) {
            TextTemplate textTemplate = message.textTemplate();
            if (textTemplate != null) {
                fields.addAll(ofTemplate.apply(textTemplate));
            }
        }
        fields.removeIf(Recipients::isPhone);
        return fields;
    }
}
