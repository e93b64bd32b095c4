package io.turbozap.http.live;

import io.turbozap.http.access.HeldConnections;
import io.turbozap.http.web.Admission;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Query;
import io.turbozap.identity.access.Permission;
import io.turbozap.live.Live;
import io.turbozap.live.Subscription;
import io.turbozap.live.Topic;
import io.turbozap.live.WebSocketHub;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handler of WebSockets on {@code /}: {@code ?blastId=}, {@code ?campaignId=}, {@code ?sessionId=} or {@code
 * ?topics=campaign:ID,…} name what is followed from the start, and {@code lastSeq=} goes on after a frame of the one
 * topic that is named. Whatever is wrong is answered before the upgrade.
 */
public final class SocketRoute implements Handler<RoutingContext> {

    private static final String TOPICS = "topics";
    private static final String LAST_SEQ = "lastSeq";
    private static final int MAX_TOPICS = 16;
    private static final Set<String> PARAMETERS = Set.of(
            Topic.Kind.BLAST.parameter(),
            Topic.Kind.CAMPAIGN.parameter(),
            Topic.Kind.SESSION.parameter(),
            TOPICS,
            LAST_SEQ);

    private final Live live;
    private final HeldConnections held;
    private final WebSocketHub webSocketHub;

    /** Create it in the verticle that has the sockets. */
    public SocketRoute(Vertx vertx, Live live, HeldConnections held) {
        this.live = live;
        this.held = held;
        this.webSocketHub = new WebSocketHub(vertx, live);
    }

    @Override
    public void handle(RoutingContext ctx) {
        Query query = new Query(ctx);
        query.requireKnown(PARAMETERS);
        List<Subscription> wanted = wanted(query);
        wanted.forEach(subscription -> admission(subscription.topic()).require(ctx));
        ctx.request().pause();
        requireAll(wanted).compose(found -> upgrade(ctx, wanted)).onFailure(ctx::fail);
    }

    private Future<Void> requireAll(List<Subscription> wanted) {
        List<Future<Void>> found = new ArrayList<>();
        wanted.forEach(
                subscription -> found.add(live.exists(subscription.topic()).map(SocketRoute::requireFound)));
        return Future.all(found).mapEmpty();
    }

    private static Void requireFound(boolean found) {
        if (!found) {
            throw ApiException.campaignNotFound();
        }
        return null;
    }

    /** Sessions show the codes that an account is paired with. */
    private static Admission admission(Topic topic) {
        boolean isOfSession = !topic.isOfCampaign() && !topic.equals(Topic.OVERVIEW);
        return Admission.under(isOfSession ? Permission.CHANNEL_WRITE : Permission.CAMPAIGN_READ);
    }

    private Future<Void> upgrade(RoutingContext ctx, List<Subscription> wanted) {
        HttpServerRequest request = ctx.request();
        if (!live.enter()) {
            throw tooMany();
        }
        return request.toWebSocket()
                .onSuccess(socket -> {
                    held.hold(ctx, socket);
                    webSocketHub.serve(socket, wanted, topic -> admission(topic).admits(ctx), () -> request.connection()
                            .close());
                })
                .onFailure(refused -> live.leave())
                .mapEmpty();
    }

    /** There is no room for one more client. */
    static ApiException tooMany() {
        return ApiException.tryLater("There are too many sockets: try again later, or raise MAX_SOCKETS");
    }

    private static List<Subscription> wanted(Query query) {
        Set<Topic> topics = new LinkedHashSet<>();
        for (Topic.Kind kind : Topic.Kind.NAMED) {
            String name = query.single(kind.parameter());
            if (name != null) {
                topics.add(named(kind, name));
            }
        }
        String list = query.single(TOPICS);
        if (list != null) {
            for (String text : list.split(",", -1)) {
                topics.add(listed(text));
            }
        }
        if (topics.size() > MAX_TOPICS) {
            throw ApiException.invalid(TOPICS, "At most " + MAX_TOPICS + " topics can be followed");
        }
        Long lastSeq = lastSeq(query, topics.size());
        return topics.stream().map(topic -> new Subscription(topic, lastSeq)).toList();
    }

    private static Topic named(Topic.Kind kind, String name) {
        Topic topic = Topic.of(kind, name);
        if (topic != null) {
            return topic;
        }
        throw kind == Topic.Kind.SESSION
                ? ApiException.invalid(kind.parameter(), "Expected the name of a session")
                : ApiException.campaignNotFound();
    }

    private static Topic listed(String text) {
        Topic topic = Topic.parse(text);
        if (topic == null) {
            throw ApiException.invalid(
                    TOPICS, "Expected topics such as campaign:ID, blast:ID, session:NAME or overview, with commas");
        }
        return topic;
    }

    private static @Nullable Long lastSeq(Query query, int topics) {
        Long lastSeq = query.key(LAST_SEQ);
        if (lastSeq != null && topics != 1) {
            throw ApiException.invalid(LAST_SEQ, "Expected exactly one topic beside it");
        }
        return lastSeq;
    }
}
