package io.turbozap.identity.audit;

import io.turbozap.identity.audit.AuditLog.Sealed;
import io.turbozap.identity.audit.AuditLog.Verified;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Verifier of exported audit logs, without the store. */
public final class ExportVerifier {

    private ExportVerifier() {}

    /**
     * Whether an export is as it was written, as a whole: from the first entry of the log to that of the export.
     *
     * @param lines of the file
     */
    public static Verified verify(AuditChain chain, Iterator<String> lines) {
        AuditVerifier verifier = new AuditVerifier(chain, 1, AuditChain.START);
        @Nullable Sealed last = null;
        while (lines.hasNext() && verifier.firstBroken() == null) {
            last = AuditLine.read(lines.next());
            if (last == null) {
                return new Verified(verifier.checked(), verifier.checked() + 1);
            }
            verifier.check(last.entry(), last.hash());
        }
        boolean cut = last == null || !AuditLine.isExport(last.entry());
        Long firstBroken = verifier.firstBroken();
        return new Verified(
                verifier.checked(), firstBroken == null && cut ? Long.valueOf(verifier.checked() + 1) : firstBroken);
    }
}
