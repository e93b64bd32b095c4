package io.turbozap.http.campaign;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.turbozap.http.web.IsoTime;
import io.turbozap.http.web.StreamedAnswer;
import io.turbozap.store.history.Delivery;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries as CSV (RFC 4180) with a head. What a spreadsheet would take for a formula gets an apostrophe before it,
 * for some of the texts come from outside.
 */
final class DeliveryCsv implements StreamedAnswer.Parts {

    static final String TYPE = "text/csv; charset=utf-8";

    private static final String FORMULA = "=+-@\t\r";

    private final DeliveryPages pages;
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);

    DeliveryCsv(DeliveryPages pages) {
        this.pages = pages;
        csv.writeRecord(
                "id",
                "index",
                "chatId",
                "session",
                "status",
                "deliveryStatus",
                "attempts",
                "messageId",
                "reason",
                "deliveryError",
                "startedAt",
                "sentAt",
                "failedAt",
                "serverAt",
                "deliveredAt",
                "readAt",
                "playedAt");
    }

    @Override
    public Future<Boolean> next() {
        return pages.next(this::write);
    }

    private void write(Delivery delivery) {
        csv.writeRecord(
                Long.toString(delivery.id()),
                Integer.toString(delivery.request()),
                safe(delivery.chatId()),
                safe(delivery.session().value()),
                delivery.status().wireName(),
                delivery.delivery().wireName(),
                Integer.toString(delivery.attempts()),
                safe(delivery.messageId()),
                safe(delivery.reason()),
                safe(delivery.ackError()),
                time(delivery.intendedAt()),
                time(delivery.sentAt()),
                time(delivery.failedAt()),
                time(delivery.serverAt()),
                time(delivery.deliveredAt()),
                time(delivery.readAt()),
                time(delivery.playedAt()));
    }

    static String safe(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String time(@Nullable Long millis) {
        if (millis == null) {
            return "";
        }
        byte[] iso = new byte[IsoTime.LENGTH];
        IsoTime.write(millis, iso, 0);
        return new String(iso, StandardCharsets.US_ASCII);
    }

    @Override
    public Buffer take(boolean last) {
        Buffer part = Buffer.buffer(text.toString());
        text.getBuffer().setLength(0);
        return part;
    }
}
