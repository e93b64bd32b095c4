package io.turbozap.cli;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.port.Gateway;

/** Opens each session's gateway to where its channel leads. */
record ChannelGateways(Gateway.Opener whatsapp, Gateway.Opener sms) implements Gateway.Opener {

    @Override
    public Gateway open(SessionName session) {
        return switch (session.channel()) {
            case WHATSAPP -> whatsapp.open(session);
            case SMS -> sms.open(session);
        };
    }
}
