package io.turbozap.http.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.config.Config;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the body of a campaign, piece by piece, whatever the order of its keys: the contacts are packed as they
 * come in, everything else, which is small, becomes a tree. Nothing but that is kept.
 */
public final class CampaignReader {

    /** A body whose country follows its contacts is read twice, and may be no larger. */
    private static final int MOST_KEPT = 1 << 20;

    private static final int MAX_NESTING = 32;
    private static final int MAX_NAME = 256;
    private static final int MAX_NUMBER = 64;
    private static final int MESSAGE_EXTRAS = 8192;

    private final Factory factory;
    private final NumberReader numbers;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final JsonTreeParser.Allowance allowance;
    private final String list;
    private final boolean listAlone;
    private final RecipientListParser contacts;
    private final JsonObject head = new JsonObject();
    private final Set<String> keys = new HashSet<>();
    private @Nullable TokenSink sink;
    /** What read the contacts; null if there were none so far. */
    private @Nullable NumberReader read;

    private String key = "";
    private boolean started;
    private boolean complete;
    /** The body so far, to be read again should its country follow its contacts; null if that is out of question. */
    private @Nullable ByteArrayOutputStream soFar = new ByteArrayOutputStream(0);

    /**
     * Creates the reader of one body.
     *
     * @param numbers what reads the contacts of a body that names no country
     */
    public CampaignReader(Factory factory, NumberReader numbers) {
        this.factory = factory;
        this.numbers = numbers;
        try {
            this.parser = factory.json.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        this.allowance = new JsonTreeParser.Allowance(factory.headLimit);
        this.list = factory.list;
        this.listAlone = factory.listAlone;
        this.contacts = new RecipientListParser(list, factory.maxContacts);
    }

    /** Parser and bounds that all readers of a server share. Thread-safe. */
    public static final class Factory {
        private final JsonFactory json;
        private final long headLimit;
        private final int maxContacts;
        private final String list;
        private final boolean listAlone;

        /** Creates the factory of readers for campaigns. */
        public Factory(Config.Limits limits) {
            this(limits, RecipientListParser.CONTACTS, /* listAlone= */ false);
        }

        /**
         * Creates a factory with a list of its own.
         *
         * @param list the member that holds the contacts
         * @param listAlone whether a body may be that list and nothing else
         */
        public Factory(Config.Limits limits, String list, boolean listAlone) {
            this.list = list;
            this.listAlone = listAlone;
            // a text in the longest form, every character escaped, still has to be read to be called too long
            this.headLimit = Math.min(
                    limits.bodyBytes(),
                    MESSAGE_EXTRAS + limits.messages() * (MESSAGE_EXTRAS + (long) limits.textLength()));
            this.maxContacts = limits.contacts();
            this.json = JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength((int) Math.min(Integer.MAX_VALUE, headLimit))
                            .build())
                    .build();
        }
    }

    /**
     * Takes the next piece; {@code bytes} may be used for something else afterwards.
     *
     * @throws ApiException if nothing that may follow can make this a campaign
     */
    public void feed(byte[] bytes, int length) {
        try {
            keep(bytes, length);
            feeder.feedInput(bytes, 0, length);
            readOn();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** About how much memory what has been read takes. */
    long bytes() {
        return contacts.contacts().bytes() + allowance.bytes() + (soFar == null ? 0 : soFar.size());
    }

    /**
     * Ends the body.
     *
     * @throws ApiException if it is no JSON object
     */
    public ParsedCampaign end() {
        try {
            feeder.endOfInput();
            readOn();
        } catch (IOException e) {
            throw refusal(e);
        }
        if (!complete || sink != null) {
            throw ApiException.notJson("Unexpected end of input");
        }
        if (isCountryLate()) {
            return again();
        }
        return new ParsedCampaign(
                head, keys.contains(list), contacts.contacts(), contacts.leftOut(), contacts.violations());
    }

    private void keep(byte[] bytes, int length) {
        if (soFar != null) {
            soFar.write(bytes, 0, length);
            soFar = soFar.size() > MOST_KEPT ? null : soFar;
        }
    }

    /** Whether contacts were read before the body named the country that they are of. */
    private boolean isCountryLate() {
        return read != null && !Country.of(head, new Violations(), numbers).equals(read);
    }

    private ParsedCampaign again() {
        if (soFar == null) {
            throw ApiException.invalid(
                    Country.MEMBER, "In a large body country stands before " + list + ", or in the query: ?country=");
        }
        CampaignReader again = new CampaignReader(factory, Country.of(head, new Violations(), numbers));
        again.feed(soFar.toByteArray(), soFar.size());
        return again.end();
    }

    private void readOn() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.NOT_AVAILABLE) {
            accept(token);
            token = parser.nextToken();
        }
    }

    private void accept(JsonToken token) throws IOException {
        if (sink != null) {
            if (sink.accept(token, parser)) {
                sink = null;
            }
        } else if (!started && listAlone && token == JsonToken.START_ARRAY) {
            started = true;
            complete = true;
            keys.add(list);
            read = numbers;
            contacts.readBy(numbers);
            sink = contacts;
            contacts.accept(token, parser);
        } else if (!started) {
            start(token);
        } else if (complete) {
            throw ApiException.notJson("Unexpected content after the end of the object");
        } else if (token == JsonToken.END_OBJECT) {
            complete = true;
        } else {
            member(parser.currentName());
        }
    }

    private void start(JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw ApiException.invalid(Violations.of(Violation.wrongType("", "object", ZodMessages.typeName(token))));
        }
        started = true;
    }

    private void member(String name) {
        key = name;
        if (!keys.add(name)) {
            throw ApiException.notJson("Duplicate key: '" + name + "'");
        }
        if (key.equals(list)) {
            read = Country.of(head, new Violations(), numbers);
            contacts.readBy(read);
            sink = contacts;
        } else {
            sink = new JsonTreeParser(head, name, allowance);
        }
    }

    private static ApiException refusal(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return ApiException.notJson("Nested too deeply, or a name, number or text is too long");
        }
        if (e instanceof JsonProcessingException bad) {
            JsonLocation at = bad.getLocation();
            return ApiException.notJson(
                    at == null
                            ? bad.getOriginalMessage()
                            : bad.getOriginalMessage() + " (line " + at.getLineNr() + ", column " + at.getColumnNr()
                                    + ")");
        }
        return ApiException.notJson("Unreadable");
    }
}
