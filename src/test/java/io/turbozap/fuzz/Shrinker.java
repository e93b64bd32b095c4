package io.turbozap.fuzz;

import io.turbozap.fuzz.FuzzRequest.Framing;
import io.turbozap.fuzz.FuzzRequest.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Looks for a smaller request with the same fault, by leaving out one part after the other. */
final class Shrinker {

    private static final int MOST_TRIES = 300;

    private final Predicate<FuzzRequest> fails;
    private int tries;

    /** @param fails whether a request has the fault too */
    Shrinker(Predicate<FuzzRequest> fails) {
        this.fails = fails;
    }

    FuzzRequest smallest(FuzzRequest from) {
        FuzzRequest smallest = from;
        boolean smaller = true;
        while (smaller && tries < MOST_TRIES) {
            smaller = false;
            for (FuzzRequest candidate : candidates(smallest)) {
                if (tries++ < MOST_TRIES && fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<FuzzRequest> candidates(FuzzRequest request) {
        List<FuzzRequest> candidates = new ArrayList<>();
        if (request.framing() == Framing.CHUNKED) {
            candidates.add(request.with(request.body(), Framing.LENGTH));
        }
        for (int i = 0; i < request.headers().size(); i++) {
            List<Header> fewer = new ArrayList<>(request.headers());
            fewer.remove(i);
            candidates.add(request.with(fewer));
        }
        int query = request.target().indexOf('?');
        if (query >= 0) {
            String path = request.target().substring(0, query);
            candidates.add(request.with(request.method(), path));
            List<String> parts = List.of(request.target().substring(query + 1).split("&", -1));
            for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
                List<String> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                candidates.add(request.with(request.method(), path + "?" + String.join("&", fewer)));
            }
        }
        byte[] body = request.body();
        for (int size = body.length; size > 0; size /= 2) {
            for (int at = 0; at + size <= body.length && candidates.size() < 200; at += size) {
                byte[] shorter = Arrays.copyOf(body, body.length - size);
                System.arraycopy(body, at + size, shorter, at, body.length - at - size);
                candidates.add(request.with(shorter, request.framing()));
            }
        }
        return candidates;
    }
}
