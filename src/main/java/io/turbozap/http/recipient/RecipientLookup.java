package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.http.web.ApiException;
import io.turbozap.recipients.RecipientList;
import io.turbozap.recipients.RecipientLists;
import io.vertx.core.Future;

/** Lookup of named lists with all their recipients, although others change them meanwhile. */
final class RecipientLookup {

    /** It would take that many changes in the time of as many readings to miss a list that is there. */
    private static final int ATTEMPTS = 5;

    private final RecipientLists lists;

    RecipientLookup(RecipientLists lists) {
        this.lists = lists;
    }

    /** A list as it was at one time. */
    record Found(RecipientList list, Recipients members) {}

    /** The list of this name. Fails with 404 if there is none. */
    Future<RecipientList> head(Org org, String name) {
        return lists.find(org, name).map(list -> {
            if (list == null) {
                throw ApiException.listNotFound();
            }
            return list;
        });
    }

    /** As {@link #head}, with all recipients in it. */
    Future<Found> whole(Org org, String name) {
        return whole(org, name, ATTEMPTS);
    }

    private Future<Found> whole(Org org, String name, int attempts) {
        return head(org, name).compose(list -> lists.members(org, list).compose(members -> {
            if (members != null) {
                return Future.succeededFuture(new Found(list, members));
            }
            return attempts > 1 ? whole(org, name, attempts - 1) : Future.failedFuture(busy());
        }));
    }

    /** The answer to a request that comes between the changes of others again and again. */
    static ApiException busy() {
        return new ApiException(409, "The list is being changed by others: try again");
    }
}
