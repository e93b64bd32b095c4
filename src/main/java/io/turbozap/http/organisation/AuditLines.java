package io.turbozap.http.organisation;

import io.turbozap.campaign.Org;
import io.turbozap.http.web.StreamedAnswer;
import io.turbozap.identity.audit.AuditLine;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.audit.AuditLog.Sealed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Lines of an audit log from its first entry on, part by part. Not thread-safe. */
final class AuditLines implements StreamedAnswer.Parts {

    static final String CONTENT_TYPE = "application/x-ndjson";

    private static final int PART = 500;

    private final AuditLog log;
    private final Org org;
    private final long last;
    private Buffer part = Buffer.buffer();
    private long written;

    /** @param last place of the last entry */
    AuditLines(AuditLog log, Org org, long last) {
        this.log = log;
        this.org = org;
        this.last = last;
    }

    @Override
    public Future<Boolean> next() {
        int wanted = (int) Math.min(PART, last - written);
        return log.next(org, written, wanted).map(this::write);
    }

    private boolean write(List<Sealed> entries) {
        for (Sealed sealed : entries) {
            part.appendString(AuditLine.write(sealed)).appendByte((byte) '\n');
            written = sealed.entry().seq();
        }
        return written < last && !entries.isEmpty();
    }

    @Override
    public Buffer take(boolean end) {
        Buffer taken = part;
        part = Buffer.buffer();
        return taken;
    }
}
