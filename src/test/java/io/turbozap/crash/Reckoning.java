package io.turbozap.crash;

import io.turbozap.simulator.message.LedgerEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what was really sent against what was asked for and what the server says about it. */
final class Reckoning {

    private final Map<Integer, Ask> asks = new HashMap<>();
    private final Map<Ask, Told> told = new HashMap<>();
    private final Map<Ask, int[]> sent = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> disordered = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private int uncertain;

    /**
     * @param told about every campaign that the server knows
     * @param ledger everything that WAHA sent, in order
     */
    static Verdict of(List<Ask> asks, Map<Ask, Told> told, List<LedgerEntry> ledger) {
        Reckoning reckoning = new Reckoning();
        reckoning.told.putAll(told);
        asks.forEach(ask -> {
            reckoning.asks.put(ask.number, ask);
            reckoning.sent.put(ask, new int[ask.requests()]);
        });
        reckoning.count(ledger);
        asks.forEach(ask -> reckoning.judge(ask, told.get(ask)));
        return reckoning.verdict(ledger.size());
    }

    private Verdict verdict(int messages) {
        return new Verdict(messages, uncertain, lost, doubled, disordered, strange);
    }

    private void count(List<LedgerEntry> ledger) {
        Map<Ask, Integer> furthest = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            Ask.Mark mark = mark(entry);
            Ask ask = mark == null ? null : asks.get(mark.ask());
            if (ask == null || !ask.has(mark) || !ask.session.equals(entry.session())) {
                strange.add(entry + " was asked for by nobody");
                continue;
            }
            int request = mark.request(ask.messages);
            if (++sent.get(ask)[request] == 1) {
                inOrder(ask, request, furthest);
                inTime(ask, request, entry);
            }
        }
    }

    private static Ask.@Nullable Mark mark(LedgerEntry entry) {
        String caption = entry.caption();
        return Ask.mark(caption == null ? entry.content() : caption, entry.chat());
    }

    private void inOrder(Ask ask, int request, Map<Ask, Integer> furthest) {
        Integer before = furthest.put(ask, request);
        if (before != null && before > request) {
            disordered.add(ask + ": request " + request + " after " + before);
        }
    }

    private void inTime(Ask ask, int request, LedgerEntry entry) {
        Long startsAt = ask.startsAt;
        if (startsAt != null && entry.acceptedAt() < startsAt) {
            strange.add(ask + ": request " + request + " was sent " + (startsAt - entry.acceptedAt())
                    + " ms before it was due");
        }
    }

    private void judge(Ask ask, @Nullable Told about) {
        int[] times = sent.get(ask);
        for (int request = 0; request < times.length; request++) {
            if (times[request] > 1) {
                doubled.add(ask + ": request " + request + " was sent " + times[request] + " times");
            }
        }
        if (about == null) {
            judgeUnknown(ask, times);
            return;
        }
        if (about.requests() != ask.requests()) {
            strange.add(ask + " has " + about.requests() + " requests instead of " + ask.requests());
        }
        uncertain += about.uncertain().size();
        if (ask.executeAcknowledged || about.status().equals("completed")) {
            judgeExecuted(ask, about, times);
        } else {
            judgeUntouched(ask, about, times);
        }
    }

    private void judgeUnknown(Ask ask, int[] times) {
        if (ask.createAcknowledged) {
            lost.add(ask + " is gone");
        }
        if (total(times) > 0) {
            strange.add(ask + " does not exist, but " + total(times) + " of its messages were sent");
        }
    }

    private void judgeExecuted(Ask ask, Told about, int[] times) {
        if (!about.status().equals("completed")) {
            lost.add(ask + " is " + about.status() + " in the end");
        }
        int decided = about.completed() + about.uncertain().size();
        if (decided != ask.requests()) {
            lost.add(ask + ": " + (ask.requests() - decided) + " requests neither completed nor uncertain");
        }
        for (int request = 0; request < times.length; request++) {
            if (times[request] == 0 && !about.uncertain().contains(request)) {
                lost.add(ask + ": request " + request + " was not sent");
            }
        }
    }

    private void judgeUntouched(Ask ask, Told about, int[] times) {
        if (!about.status().equals("pending") || about.completed() > 0 || total(times) > 0) {
            strange.add(
                    ask + " is " + about.status() + " with " + total(times) + " messages sent, and nobody started it");
        }
    }

    private static int total(int[] times) {
        return Arrays.stream(times).sum();
    }
}
