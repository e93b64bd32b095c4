package io.turbozap.session.command;

import io.turbozap.actor.LocalMessage;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Execution;
import io.turbozap.session.SessionView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result of a command that was carried out and recorded.
 *
 * @param campaign the campaign afterwards, or null if there is none, or none any more
 * @param session the session afterwards
 */
public record CommandResult(@Nullable CampaignView campaign, SessionView session) implements LocalMessage {

    /** The campaign that the command was about. */
    public CampaignView requireCampaign() {
        return Objects.requireNonNull(campaign, "about a campaign");
    }

    /** The campaign that the command was about, and its session. */
    public Execution execution() {
        return new Execution(requireCampaign(), session);
    }
}
