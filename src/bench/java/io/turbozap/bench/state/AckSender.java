package io.turbozap.bench.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.turbozap.bench.client.Poller;
import io.turbozap.bench.process.Lifeline;
import io.turbozap.bench.process.QuietLog;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells by webhook how far messages came, three acks each, as a WAHA does that signs what it tells. */
final class AckSender implements Poller.Requests {

    private static final String[] LEVELS = {"SERVER", "DEVICE", "READ"};
    private static final long AT = 1_790_001_000_000L;

    private final int port;
    private final Mac mac;
    private final int sessions;
    private final long end;
    private long next;

    private AckSender(int port, String key, int sessions, long first, long count) throws GeneralSecurityException {
        this.port = port;
        this.mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key.getBytes(ISO_8859_1), "HmacSHA512"));
        this.sessions = sessions;
        this.next = first * LEVELS.length;
        this.end = (first + count) * LEVELS.length;
    }

    /**
     * {@code PORT CONNECTIONS KEY SESSIONS FIRST COUNT}: of {@code COUNT} messages from number {@code FIRST} on, which
     * belong to campaigns 1, 2, … of sessions s0, s1, … in turn.
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Lifeline.hold();
        QuietLog.keep();
        int port = Integer.parseInt(args[0]);
        AckSender sender = new AckSender(
                port, args[2], Integer.parseInt(args[3]), Long.parseLong(args[4]), Long.parseLong(args[5]));
        new Poller(port, Integer.parseInt(args[1]), sender).pollAll();
    }

    @Override
    public byte @Nullable [] next() {
        if (next == end) {
            return null;
        }
        long message = next / LEVELS.length;
        int level = (int) (next % LEVELS.length);
        String body = body(next++, message / sessions, (int) (message % sessions), level);
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(ISO_8859_1)));
        return ("POST /webhooks/waha HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: application/json\r\nX-Webhook-Hmac: " + signature
                        + "\r\nX-Webhook-Hmac-Algorithm: sha512\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(ISO_8859_1);
    }

    private static String body(long event, long request, int session, int level) {
        String contact = (5_511_900_000_000L + request / 4 * 97) + "@c.us";
        return "{\"id\":\"evt_bench_" + event + "\",\"timestamp\":" + (AT + event)
                + ",\"event\":\"message.ack\",\"session\":\"s" + session
                + "\",\"metadata\":{},\"me\":{\"id\":\"5511999999999@c.us\",\"pushName\":\"bench\"},\"payload\":{\"id\":\"true_"
                + contact + '_' + SentRows.messageId(session + 1, request) + "\",\"from\":\"" + contact
                + "\",\"fromMe\":true,\"ack\":" + (level + 1) + ",\"ackName\":\"" + LEVELS[level]
                + "\"},\"engine\":\"NOWEB\",\"environment\":{\"version\":\"2025.11.3\",\"engine\":\"NOWEB\",\"tier\":\"CORE\"}}";
    }
}
