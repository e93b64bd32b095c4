package io.turbozap.waha.media;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.outbound.address.WrittenHost;
import io.turbozap.session.MediaCheck;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Probes of a campaign's files at their hosts, each file once. Few files, at a few hosts at once, for a few seconds
 * each; a campaign that starts while very many others are looked at is not. Safe to use from any thread.
 */
public final class MediaChecks implements MediaCheck {

    private static final int MOST_FILES = 20;
    private static final int AT_ONCE = 4;
    private static final int MOST_CAMPAIGNS_AT_ONCE = 64;
    private static final int MOST_CONNECTIONS = AT_ONCE * MOST_CAMPAIGNS_AT_ONCE;

    private final Vertx vertx;
    private final Outbound outbound;
    private final TargetResolver targetResolver;
    private final long patienceMillis;
    private final LongSupplier nanoTime;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param outbound from {@link #outbound}; the caller closes it
     * @param targetResolver decides where files may be
     */
    public MediaChecks(Vertx vertx, Outbound outbound, TargetResolver targetResolver) {
        this(vertx, outbound, targetResolver, MediaWarnings.PATIENCE_MILLIS, System::nanoTime);
    }

    MediaChecks(
            Vertx vertx, Outbound outbound, TargetResolver targetResolver, long patienceMillis, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.vertx = vertx;
        this.outbound = outbound;
        this.targetResolver = targetResolver;
        this.patienceMillis = patienceMillis;
    }

    /** The way to the hosts of files. Create it outside of verticles, so that it belongs to none. */
    public static Outbound outbound(Vertx vertx, int loops) {
        Duration patience = Duration.ofMillis(MediaWarnings.PATIENCE_MILLIS);
        return new Outbound(vertx, loops, OutboundOptions.of(patience).withConnections(MOST_CONNECTIONS));
    }

    @Override
    public Future<List<MediaWarning>> at(Campaign campaign) {
        Queue<Integer> files = files(campaign.messages());
        if (files.isEmpty() || underWay.incrementAndGet() > MOST_CAMPAIGNS_AT_ONCE) {
            if (!files.isEmpty()) {
                underWay.decrementAndGet();
            }
            return Future.succeededFuture(List.of());
        }
        CampaignProbe campaignProbe = new CampaignProbe(outbound.client(), campaign.messages(), files);
        return campaignProbe.all().onComplete(done -> underWay.decrementAndGet());
    }

    /** The messages with the first different files, up to the limit. */
    private static Queue<Integer> files(List<Message> messages) {
        Queue<Integer> files = new ArrayDeque<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < messages.size() && files.size() < MOST_FILES; i++) {
            Media file = messages.get(i).media();
            if (file != null && known.add(file.url())) {
                files.add(i);
            }
        }
        return files;
    }

    /** The probe of the files of one campaign, on its event loop. */
    private final class CampaignProbe {

        private final OutboundClient out;
        private final List<Message> messages;
        private final Queue<Integer> files;
        private final List<MediaWarning> warnings = new ArrayList<>();

        CampaignProbe(OutboundClient out, List<Message> messages, Queue<Integer> files) {
            this.out = out;
            this.messages = messages;
            this.files = files;
        }

        Future<List<MediaWarning>> all() {
            List<Future<Void>> rows = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                rows.add(next());
            }
            return Future.join(rows).map(done -> {
                out.close();
                warnings.sort(Comparator.comparingInt(MediaWarning::message));
                return warnings;
            });
        }

        private Future<Void> next() {
            Integer message = files.poll();
            return message == null ? Future.succeededFuture() : at(message).compose(seen -> next());
        }

        private Future<Void> at(int index) {
            Message message = messages.get(index);
            String url = Objects.requireNonNull(message.media()).url();
            return inTime(new MediaProbe(out, targetResolver, nanoTime).ask(url))
                    .map(mediaResponse -> {
                        MediaWarnings.of(message, mediaResponse)
                                .forEach((code, detail) -> warnings.add(new MediaWarning(
                                        code,
                                        index,
                                        String.valueOf(WrittenHost.of(url).name()),
                                        detail)));
                        return null;
                    });
        }

        /** What takes longer is left to itself. */
        private Future<MediaResponse> inTime(Future<MediaResponse> probe) {
            Promise<MediaResponse> first = Promise.promise();
            long timer = vertx.setTimer(patienceMillis, over -> first.tryComplete(MediaResponse.Nothing.SILENT));
            probe.onSuccess(mediaResponse -> {
                vertx.cancelTimer(timer);
                first.tryComplete(mediaResponse);
            });
            return first.future();
        }
    }
}
