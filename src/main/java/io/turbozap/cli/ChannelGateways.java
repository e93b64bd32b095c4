package io.turbozap.cli;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.port.Gateway;

/** The gateways of sessions, each opened to where the session's channel leads. */
record ChannelGateways(Gateway.Opener whatsapp, Gateway.Opener sms) implements Gateway.Opener {

    @Override
    public Gateway open(SessionName session) {
        return switch (session.channel()) {
            case WHATSAPP -> whatsapp.open(session);
            case SMS -> sms.open(session);
        };
    }
}
