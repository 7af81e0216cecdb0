package io.hutong.sandbox.callback;

import io.hutong.sandbox.callback.Notification.Attempt;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.callback.Notification.Status;
import io.hutong.sandbox.clock.Agenda;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.faults.Dice;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.rules.Rules;
import io.hutong.sandbox.store.Store;
import io.hutong.sandbox.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells merchants what happened, on the ladder of retries that WeChat Pay documents, in business
 * time; drops, doubles, delays and forges as a test wishes.
 */
public final class Callbacks {

    /** Delivered notifications beyond this number are forgotten, the oldest first. */
    private static final int KEPT = 10_000;
    private static final int FORGET_AT_ONCE = 1_000;

    private final Store store;
    private final Table<Notification> table;
    private final Table<Behaviour> behaviours;
    private final BusinessClock clock;
    private final Agenda agenda;
    private final RuleBook rules;
    private final Sender sender;
    private final Dice dice;
    private final AtomicLong numbers = new AtomicLong();
    private volatile Chaos chaos = Chaos.NONE;

    /** {@code time} is business time with its agenda. */
    public Callbacks(Store store, Time time, RuleBook rules, Sender sender, Dice dice) {
        this.store = store;
        this.table = store.table("callbacks", Notification.class, Notification::id);
        this.behaviours = store.table("callback-behaviour", Behaviour.class, it -> Behaviour.KEY);
        this.clock = time.clock();
        this.agenda = time.agenda();
        this.rules = rules;
        this.sender = sender;
        this.dice = dice;
    }

    /** Business time and what is due in it. */
    public record Time(BusinessClock clock, Agenda agenda) {
    }

    /** Behaves as before, and puts what was not delivered on the agenda again. */
    public void resume() {
        behaviours.find(Behaviour.KEY).ifPresent(kept -> chaos = kept.chaos());
        table.all().stream().filter(n -> n.status() == Status.PENDING).forEach(this::plan);
    }

    /** Tells {@code mchid} at {@code url}; without a URL nobody is told. */
    public void send(String mchid, @Nullable String url, String id, Event event) {
        if (url == null) {
            return;
        }
        long now = clock.now();
        Notification fresh = new Notification(id, mchid, url, event, now, Status.PENDING,
                now + delay(id, 0), List.of());
        store.change(() -> table.put(fresh));
        forgetOldest();
        plan(fresh);
    }

    /** What was sent, the newest first. */
    public List<Notification> log(int limit) {
        return table.all().stream()
                .sorted(Comparator.comparingLong(Notification::createdAt)
                        .thenComparing(Notification::id).reversed())
                .limit(limit).toList();
    }

    /** Sends {@code id} once more, at once; false when it is unknown. */
    public boolean resend(String id) {
        Optional<Notification> known = table.find(id);
        known.ifPresent(notification -> agenda.at(clock.now(), () -> attempt(id, true)));
        return known.isPresent();
    }

    public Chaos chaos() {
        return chaos;
    }

    public void setChaos(Chaos next) {
        store.change(() -> {
            behaviours.put(new Behaviour(next));
            chaos = next;
        });
    }

    /** What was asked for last. */
    record Behaviour(Chaos chaos) {

        static final String KEY = "behaviour";
    }

    private void plan(Notification notification) {
        agenda.at(notification.nextAt(), () -> attempt(notification.id(), false));
    }

    private void attempt(String id, boolean again) {
        Optional<Notification> found = table.find(id);
        if (found.isEmpty() || !again && found.get().status() != Status.PENDING) {
            return;
        }
        Notification notification = found.get();
        long nth = numbers.getAndIncrement();
        String subject = id + "/" + notification.rung();
        if (dice.strikes(Chaos.share(chaos.drop()), "drop " + subject, 0)) {
            finish(id, new Attempt(clock.now(), "DROPPED", null, "lost on the way"));
            return;
        }
        boolean publicKey = dice.strikes(Chaos.share(chaos.publicKey()), "key " + subject, nth);
        if (dice.strikes(Chaos.share(chaos.forge()), "forge " + subject, 0)) {
            sender.send(notification, new Sender.Style(publicKey, true),
                    outcome -> note(id, "FORGED", outcome));
        }
        if (dice.strikes(Chaos.share(chaos.duplicate()), "duplicate " + subject, 0)) {
            sender.send(notification, new Sender.Style(publicKey, false),
                    outcome -> note(id, "DUPLICATE", outcome));
        }
        sender.send(notification, new Sender.Style(publicKey, false), outcome -> finish(id,
                new Attempt(clock.now(), "SENT", outcome.status(), outcome.note())));
    }

    private void note(String id, String kind, Sender.Outcome outcome) {
        Attempt attempt = new Attempt(clock.now(), kind, outcome.status(), outcome.note());
        store.change(() -> table.find(id).ifPresent(n -> table.put(n.tried(attempt))));
    }

    private void finish(String id, Attempt attempt) {
        Optional<Notification> next = store.change(() -> table.find(id)
                .map(n -> table.put(decide(n, attempt))));
        next.filter(n -> n.status() == Status.PENDING).ifPresent(this::plan);
    }

    private Notification decide(Notification before, Attempt attempt) {
        Notification tried = before.tried(attempt);
        Integer status = attempt.status();
        if (before.status() == Status.DELIVERED
                || status != null && (status == 200 || status == 204)) {
            return tried.next(Status.DELIVERED, 0);
        }
        List<Integer> ladder = ladder(tried.event());
        int rung = tried.rung();
        if (rung > ladder.size()) {
            return tried.next(Status.GIVEN_UP, 0);
        }
        long due = before.nextAt() + ladder.get(rung - 1) * 1000L;
        return tried.next(Status.PENDING, due + delay(before.id(), rung));
    }

    private List<Integer> ladder(Event event) {
        Rules.Callback callback = rules.now().callback();
        return event.contractEvent() ? callback.contractLadderSeconds()
                : callback.ladderSeconds();
    }

    private long delay(String id, int rung) {
        return dice.between(chaos.shortestDelay(), chaos.longestDelay(), "delay " + id, rung);
    }

    private void forgetOldest() {
        if (table.size() < KEPT + FORGET_AT_ONCE) {
            return;
        }
        List<Notification> done = new ArrayList<>(table.all());
        done.removeIf(n -> n.status() == Status.PENDING);
        done.sort(Comparator.comparingLong(Notification::createdAt));
        store.change(() -> done.stream().limit(FORGET_AT_ONCE)
                .forEach(n -> table.remove(n.id())));
    }
}
