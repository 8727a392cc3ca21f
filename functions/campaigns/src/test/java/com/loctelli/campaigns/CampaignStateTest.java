package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.CampaignState.Cancelled;
import com.loctelli.campaigns.CampaignState.Completed;
import com.loctelli.campaigns.CampaignState.Draft;
import com.loctelli.campaigns.CampaignState.Failed;
import com.loctelli.campaigns.CampaignState.Paused;
import com.loctelli.campaigns.CampaignState.Preparing;
import com.loctelli.campaigns.CampaignState.Scheduled;
import com.loctelli.campaigns.CampaignState.Sending;
import com.loctelli.campaigns.CampaignState.Start;
import com.loctelli.campaigns.audience.Frozen;
import com.loctelli.campaigns.totals.Counters;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the states of a campaign are, whatever lies in its item. */
class CampaignStateTest {
    private static final Instant PLANNED = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-03-02T14:01:00Z");
    private static final Instant ENDED = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant PACED = Instant.parse("2026-03-02T14:30:00Z");
    private static final Plan PLAN = new Plan(PLANNED, LocalDateTime.parse("2026-03-02T09:00"));
    private static final Start START = new Start(BEGAN, PLAN);

    @Test
    void whatACallerIsToldThatMayFollowAreTheTransitionsThatTheTypesHave() {
        var all = states(CampaignState.class).toList();
        assertEquals(
                Arrays.stream(CampaignStatus.values()).collect(Collectors.toSet()),
                all.stream().map(CampaignStateTest::status).collect(Collectors.toSet()));
        for (var state : all) {
            var leadsTo = Stream.concat(Arrays.stream(state.getMethods()), Arrays.stream(state.getDeclaredMethods()))
                    .filter(method -> !method.isSynthetic())
                    .map(Method::getReturnType)
                    .filter(all::contains)
                    .map(CampaignStateTest::status)
                    .collect(Collectors.toSet());
            assertEquals(Set.copyOf(status(state).next()), leadsTo, state.getSimpleName());
        }
    }

    @Test
    void anItemIsTheStateThatItsStatusNamesWhateverOthersLeftInIt() {
        assertEquals(new Draft(), item(CampaignStatus.DRAFT).state());
        assertEquals(new Scheduled(PLAN), item(CampaignStatus.SCHEDULED).state());
        assertEquals(new Preparing(START), item(CampaignStatus.PREPARING).state());
        assertEquals(new Sending(START, PACED), item(CampaignStatus.SENDING).state());
        assertEquals(
                new Paused(START, "opt_outs", PACED),
                item(CampaignStatus.PAUSED).state());
        assertEquals(new Completed(START, ENDED), item(CampaignStatus.COMPLETED).state());
        assertEquals(
                new Cancelled(PLAN, BEGAN, ENDED, "opt_outs"),
                item(CampaignStatus.CANCELLED).state());
        assertEquals(
                new Failed(START, ENDED, "opt_outs"),
                item(CampaignStatus.FAILED).state());
        for (var status : CampaignStatus.values()) {
            assertEquals(status, item(status).status());
        }
    }

    @Test
    void whyAChoiceWasGivenUpIsNoReasonOnceThereIsAnAudience() {
        var none = item(CampaignStatus.DRAFT, "audience_too_large", null);
        assertEquals("audience_too_large", none.statusReason());
        var frozen = new Frozen(PLANNED, 7, Map.of(), null, null, null, null, null);
        assertNull(item(CampaignStatus.DRAFT, "audience_too_large", frozen).statusReason());
        assertNull(item(CampaignStatus.SENDING, "audience_too_large", frozen).statusReason());
        assertEquals("errors", item(CampaignStatus.PAUSED, "errors", frozen).statusReason());
    }

    @Test
    void aPlanByEachPersonsOwnTimeOutlivesBeingSentEarlierAndHeld() {
        var sending = new Draft().schedule(PLAN).send(BEGAN).begin(BEGAN);
        var gone = sending.pause("person").resume(ENDED).complete(ENDED);
        assertEquals(PLAN, gone.plan());
        assertEquals(BEGAN, gone.startedAt());
        var calledOff = new Draft().cancel(ENDED);
        assertNull(calledOff.startedAt());
        assertTrue(calledOff.isRemovable() && !sending.isRemovable());
    }

    @Test
    void whoIsResumedGoesOnWithThePaceThatWasLeft() {
        var held = new Sending(START, PACED).pause("person");
        assertEquals(new Sending(START, PACED), held.resume(PACED.minusSeconds(20)));
        assertEquals(new Sending(START, ENDED), held.resume(ENDED), "and the time of the pause is not made up for");
    }

    private static Campaign item(CampaignStatus status) {
        return item(status, "opt_outs", null);
    }

    /** An item in which every state has left what it leaves. */
    private static Campaign item(CampaignStatus status, String reason, @Nullable Frozen frozen) {
        return new CampaignItem(
                        "cm_1",
                        "Spring",
                        "Hi",
                        CampaignPurpose.MARKETING,
                        status,
                        reason,
                        Map.of(),
                        60,
                        AutoPause.USUAL,
                        null,
                        frozen,
                        PLANNED,
                        BEGAN,
                        ENDED,
                        PACED,
                        null,
                        0,
                        0,
                        Counters.NONE,
                        null,
                        "2026-03-02T09:00",
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .campaign();
    }

    /** The records among what the type permits. */
    private static Stream<Class<?>> states(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CampaignStateTest::states)
                : Stream.<Class<?>>of(type);
    }

    private static CampaignStatus status(Class<?> state) {
        return CampaignStatus.valueOf(state.getSimpleName().toUpperCase(Locale.ROOT));
    }
}
