package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.senders.Ramp;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.messaging.senders.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign that leaves by a pool is as quick as the pool's own numbers are together, and none of them is quicker. */
class PoolPaceTest {
    private final Scene scene = new Scene();
    private final SenderNumber slow = pooled("917");
    private final SenderNumber quick = pooled("929");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void eachNumberOfThePoolLeavesByItsOwnRateAndTheDefaultOnesDoesNotMatter() {
        var usual = new Texts(scene.platform).of(scene.tenant).defaultSender().orElseThrow();
        assertEquals(scene.number, usual.phone());
        rate(usual, 1);
        rate(slow, 10);
        rate(quick, 30);
        var began = scene.platform.clock().now();
        var id = sending(160);
        long ofQuick = people(quick, 160);
        assertTrue(ofQuick > 66 && people(slow, 160) > 46, "the pool shares its people");
        // Two minutes of each one's own rate, and what time has brought since: the clock runs.
        assertAbout(20, 10, began, from(slow));
        assertAbout(60, 30, began, from(quick));
        assertEquals(from(slow) + from(quick), scene.campaign(id).released());
        for (int minute = 1; minute <= 2; minute++) {
            scene.minute();
        }
        assertAbout(20, 10, began, from(slow));
        assertTrue(from(slow) >= 39, "each minute brings ten more, not " + from(slow));
        assertEquals(ofQuick, from(quick), "whoever has the quick one does not wait for the slow one");
        assertEquals(0, from(usual));
    }

    @Test
    void whatANumberGaveInVainIsThereForTheNextCampaign() {
        rate(slow, 20);
        rate(quick, 20);
        Crowd.gather(scene.platform, scene.tenant, 160);
        var began = scene.platform.clock().now();
        var one = begun(draft(10));
        assertAbout(10, 10, began, scene.campaign(one).released());
        var other = begun(draft(3000));
        for (int i = 0; i < 6; i++) {
            new Campaigns(scene.platform).of(scene.tenant).tick(other);
            scene.tick();
        }
        // Both numbers have forty in two minutes. Each had to give ten, of which the first campaign used ten in all.
        assertAbout(69, 40, began, scene.campaign(other).released());
    }

    @Test
    void theDaysOfThePoolsNumbersHoldEachByItselfAndTheRestWaitsInTheCampaign() {
        var today = LocalDate.ofInstant(scene.platform.clock().now(), ZoneOffset.UTC);
        change(quick, null, 5, null, null);
        change(slow, null, null, new Ramp(today, 3, 100), null);
        var id = sending(60);
        for (int minute = 1; minute <= 3; minute++) {
            scene.minute();
        }
        assertEquals(5, from(quick), "its cap");
        assertEquals(3, from(slow), "its first day");
        var waiting = scene.campaign(id);
        assertEquals(8, waiting.released());
        assertEquals(0, waiting.counters().skipped());
        assertEquals(CampaignStatus.SENDING, waiting.status());
        scene.test.clock().advance(Duration.ofDays(1));
        scene.minute();
        assertEquals(10, from(quick));
        assertEquals(9, from(slow), "twice as many on its second day");
    }

    @Test
    void theManyOfANumberWhoseDayIsOverDoNotKeepTheOthersFromTheirTurn() {
        change(slow, null, 3, null, null);
        // The other's people come last, behind more than one tick passes over.
        var phones = Stream.concat(
                        phones(slow, 4000).stream().limit(1250),
                        phones(quick, 4000).stream().limit(25))
                .toList();
        Crowd.gather(scene.platform, scene.tenant, phones);
        var id = begun(draft(3000));
        for (int minute = 1; minute <= 3 && scene.campaign(id).released() < 28; minute++) {
            minute();
        }
        assertEquals(28, scene.campaign(id).released(), "three by the one, and everybody of the other");
        scene.test.clock().advance(Duration.ofDays(1));
        minute();
        assertEquals(31, scene.campaign(id).released(), "and who was passed over has their turn again");
    }

    private void minute() {
        scene.test.clock().advance(Duration.ofSeconds(61));
        scene.feed.of(scene.tenant);
        scene.tick();
    }

    @Test
    void whileNoNumberOfThePoolMaySendNobodyIsReleasedNorLost() {
        rate(slow, 2);
        rate(quick, 2);
        var id = sending(30);
        long before = scene.campaign(id).released();
        change(slow, "paused", null, null, null);
        change(quick, "paused", null, null, null);
        for (int minute = 1; minute <= 2; minute++) {
            scene.minute();
        }
        assertEquals(before, scene.campaign(id).released());
        assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
        change(slow, "active", null, null, null);
        scene.minute();
        long more = scene.campaign(id).released() - before;
        assertTrue(more >= 4 && more <= 8, "the people of the one that may send, not " + more);
        assertEquals(0, scene.campaign(id).counters().skipped());
    }

    private void assertAbout(long least, int perMinute, Instant since, long released) {
        var passed = Duration.between(since, scene.platform.clock().now());
        long most = least + passed.toMillis() * perMinute / 60_000 + 1;
        assertTrue(released >= least && released <= most, "from " + least + " to " + most + ", not " + released);
    }

    private String sending(int people) {
        Crowd.gather(scene.platform, scene.tenant, people);
        return begun(draft(3000));
    }

    private String begun(String id) {
        assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
        scene.tick();
        scene.work();
        return id;
    }

    private String draft(int ratePerMinute) {
        var id = String.valueOf(scene.create(
                        Map.of("ratePerMinute", ratePerMinute, "senderPoolId", "spring", "purpose", "informational"))
                .at("id"));
        var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("filter", Map.of()))
                .send();
        assertEquals(200, chosen.status(), chosen.body());
        return id;
    }

    private SenderNumber pooled(String area) {
        var phone = PhoneNumber.ofE164("+1" + area + scene.number.substring(5));
        var sender = new Senders(scene.platform).add(scene.tenant, phone, "twilio", null, null, Actor.SYSTEM);
        return new Senders(scene.platform)
                .change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, null, false, null, null, null, null, "spring", null));
    }

    private void rate(SenderNumber sender, int segmentsPerMinute) {
        change(sender, null, null, null, new Throughput(segmentsPerMinute, null, "the registration of 2026-03-02"));
    }

    private void change(
            SenderNumber sender,
            @Nullable String health,
            @Nullable Integer dailyCap,
            @Nullable Ramp ramp,
            @Nullable Throughput throughput) {
        new Senders(scene.platform)
                .change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, health, false, null, dailyCap, ramp, null, null, throughput));
    }

    /** How many of the crowd have the number. */
    private long people(SenderNumber sender, int many) {
        return phones(sender, many).size();
    }

    /** Those of the crowd who have the number. */
    private List<String> phones(SenderNumber sender, int many) {
        var roster = new SenderRoster(new Texts(scene.platform).of(scene.tenant).senders());
        return IntStream.range(0, many)
                .mapToObj(Crowd::phone)
                .filter(phone -> {
                    var one = roster.choose(SenderRoster.POOL + "spring", phone);
                    return one != null && one.id().equals(sender.id());
                })
                .toList();
    }

    private long from(SenderNumber sender) {
        return scene.atCarrier().stream()
                .filter(text -> text.from().equals(sender.phone()))
                .count();
    }
}
