package io.turbozap.session.core;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.session.port.StoredCampaign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Campaigns to test with. */
public final class Samples {

    static final SessionName SESSION = new SessionName("default");

    private static final Instant NOW = VirtualTime.START;
    private static final RandomGenerator RANDOM = new SplittableRandom(7);

    private Samples() {}

    public static Campaign campaign(int messages, int contacts) {
        return campaign(Lane.CAMPAIGN, messages, contacts);
    }

    static Campaign campaign(Lane lane, int messages, int contacts) {
        return campaign(SESSION, lane, messages, contacts);
    }

    public static Campaign campaign(SessionName session, Lane lane, int messages, int contacts) {
        List<Message> texts = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            texts.add(new Message.Text(TextTemplate.parse("message " + i)));
        }
        Recipients.Builder list = new Recipients.Builder();
        for (int i = 0; i < contacts; i++) {
            list.add(Long.toString(5511900000000L + i), Map.of());
        }
        return new Campaign(CampaignId.generate(NOW, RANDOM), session, NOW, lane, texts, list.build(false), 0);
    }

    /** A campaign of one picture. */
    public static Campaign photo(int contacts) {
        return mixed(Lane.CAMPAIGN, 1, contacts, 0);
    }

    /** A campaign of texts, and a picture in the place of one of them if it has so many. */
    public static Campaign mixed(Lane lane, int messages, int contacts, int picture) {
        Campaign texts = campaign(lane, messages, contacts);
        List<Message> mixed = new ArrayList<>(texts.messages());
        if (picture < messages) {
            Media media = new Media("https://files.example.com/" + picture + ".jpg", "image/jpeg", null);
            mixed.set(picture, new Message.Photo(media, null));
        }
        return new Campaign(texts.id(), SESSION, NOW, lane, mixed, texts.recipients(), 0);
    }

    /** A campaign to whoever is in the address book when it starts. */
    static Campaign toAddressBook(int messages) {
        Campaign some = campaign(messages, 0);
        return new Campaign(
                some.id(),
                CampaignSource.ADDRESS_BOOK,
                SESSION,
                NOW,
                Lane.CAMPAIGN,
                some.messages(),
                Recipients.NONE,
                0,
                Audience.ALL);
    }

    /** The same campaign under an id that does not depend on what else was tested before. */
    static Campaign named(CampaignId id, Campaign campaign) {
        return new Campaign(
                id,
                campaign.source(),
                campaign.session(),
                campaign.createdAt(),
                campaign.lane(),
                campaign.messages(),
                campaign.recipients(),
                campaign.duplicatesRemoved(),
                campaign.audience());
    }

    /** The same campaign with other messages, for another session perhaps. */
    public static Campaign replacing(Campaign campaign, SessionName session, int messages) {
        return new Campaign(
                campaign.id(),
                session,
                campaign.createdAt(),
                campaign.lane(),
                campaign(messages, 1).messages(),
                campaign.recipients(),
                0);
    }

    static Recipients contacts(int count) {
        return campaign(1, count).recipients();
    }

    /** A campaign as it is recorded right after its creation. */
    public static StoredCampaign stored(Campaign campaign) {
        SendStates sendStates = new SendStates(campaign.totalRequests());
        long createdAt = campaign.createdAt().toEpochMilli();
        return new StoredCampaign(
                campaign, CampaignStatus.PENDING, null, false, null, null, null, createdAt, sendStates, List.of());
    }
}
