package io.turbozap.http.web;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PhoneNumber;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query. Each may be given once, unless its method allows more. */
public final class Query {

    private final MultiMap parameters;

    public Query(RoutingContext ctx) {
        try {
            this.parameters = ctx.queryParams();
        } catch (IllegalArgumentException undecodable) {
            throw new ApiException(400, "The query is not properly encoded");
        }
    }

    /** Everything that is given. */
    public MultiMap all() {
        return parameters;
    }

    /** Refuses what is not among {@code names}. */
    public void requireKnown(Set<String> names) {
        Violations unknown = new Violations();
        parameters.names().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> unknown.add(name, "Unrecognized query parameter"));
        if (!unknown.isEmpty()) {
            throw ApiException.invalid(unknown);
        }
    }

    /** A whole number, or {@code absent} if it is not given. */
    public int number(String name, int minimum, int maximum, int absent) {
        String text = single(name);
        if (text == null) {
            return absent;
        }
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (number < minimum || number > maximum) {
            throw ApiException.invalid(name, "Expected a whole number from " + minimum + " to " + maximum);
        }
        return (int) number;
    }

    /** A number at which a page ended, or null if it is not given. */
    @Nullable
    public Long key(String name) {
        String text = single(name);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw ApiException.invalid(name, "Expected a whole number");
        }
        return text == null ? null : Long.valueOf(text);
    }

    /** The state of a request, or null if it is not given. */
    @Nullable
    public SendState state(String name) {
        String text = single(name);
        SendState state = text == null ? null : SendState.parse(text);
        if (text != null && state == null) {
            throw notOneOf(name, Arrays.stream(SendState.values()).map(SendState::wireName));
        }
        return state;
    }

    /** The statuses of campaigns that are given, with commas or one by one; none if none is. */
    public Set<CampaignStatus> campaignStatuses(String name) {
        Set<CampaignStatus> statuses = EnumSet.noneOf(CampaignStatus.class);
        for (String list : parameters.getAll(name)) {
            for (String word : list.split(",", -1)) {
                CampaignStatus status = CampaignStatus.parse(word);
                if (status == null) {
                    throw notOneOf(name, Arrays.stream(CampaignStatus.values()).map(CampaignStatus::wireName));
                }
                statuses.add(status);
            }
        }
        return statuses;
    }

    /** The name of a session, or null if it is not given. */
    @Nullable
    public SessionName session(String name) {
        String text = single(name);
        if (text != null && !SessionName.isValid(text)) {
            throw ApiException.invalid(name, "Invalid session name");
        }
        return text == null ? null : new SessionName(text);
    }

    /** How far a message came, or null if it is not given. */
    @Nullable
    public DeliveryState delivery(String name) {
        String text = single(name);
        DeliveryState state = text == null ? null : DeliveryState.parse(text);
        if (text != null && state == null) {
            throw notOneOf(name, Arrays.stream(DeliveryState.values()).map(DeliveryState::wireName));
        }
        return state;
    }

    private static ApiException notOneOf(String name, Stream<String> names) {
        return ApiException.invalid(name, ZodMessages.notOneOf(names.toList()));
    }

    /** Whether {@code name} is given as {@code true}; it may be left out. */
    public boolean flag(String name) {
        String text = single(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw notOneOf(name, Stream.of("true", "false"));
        }
        return "true".equals(text);
    }

    /** Whether {@code name} is given, which can only be as {@code word}. */
    public boolean has(String name, String word) {
        String text = single(name);
        if (text != null && !text.equals(word)) {
            throw notOneOf(name, Stream.of(word));
        }
        return text != null;
    }

    /** A part of a phone number, however it is written, or null if it is not given. */
    @Nullable
    public String digits(String name) {
        String text = single(name);
        String digits = text == null ? null : PhoneNumber.part(text);
        if (text != null && digits == null) {
            throw ApiException.invalid(name, "Expected a part of a phone number");
        }
        return digits;
    }

    /** The id of a campaign, or null if it is not given. */
    @Nullable
    CampaignId campaign(String name) {
        String text = single(name);
        CampaignId id = text == null ? null : CampaignId.parse(text);
        if (text != null && id == null) {
            throw ApiException.invalid(name, "Expected a campaignId");
        }
        return id;
    }

    /** A text without control characters, or null if it is not given or empty. */
    @Nullable
    public String text(String name) {
        String text = single(name);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid(name, "Invalid");
        }
        return text == null || text.isEmpty() ? null : text;
    }

    /** What is given, or null. */
    @Nullable
    public String single(String name) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            throw ApiException.invalid(name, "Expected one value, received " + values.size());
        }
        return values.isEmpty() ? null : values.get(0);
    }
}
