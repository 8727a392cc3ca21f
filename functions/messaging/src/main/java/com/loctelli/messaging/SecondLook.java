package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.decision.SendingRules;
import com.loctelli.messaging.decision.Verdict;
import com.loctelli.messaging.delivery.Allowed;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Judges texts once more where they leave. Of those that were judged minutes ago, for hours that are not over, only
 * what the sub-account as a whole may do is looked at again: the person's own word and every cap are looked at by the
 * claim. A text that was claimed before is counted, and no cap is asked about it again.
 */
final class SecondLook {
    /** For how long hours that go on are not looked at again. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Platform platform;
    private final Tenant tenant;

    SecondLook(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** For how many minutes the hours are open, looked at minute by minute, since windows are of minutes. */
    static Allowed allowed(SendingFacts facts, Instant now) {
        var until = now;
        for (int minute = 1; minute <= FRESH.toMinutes(); minute++) {
            var next = now.plus(Duration.ofMinutes(minute));
            if (!facts.opensFrom(next).filter(next::equals).isPresent()) {
                break;
            }
            until = next;
        }
        return new Allowed(until, facts.settingsVersion());
    }

    /** By everything that the rules need. */
    Verdict at(SmsMessage text) {
        return judged(
                text,
                want(platform.database().batch(tenant), text).read(),
                platform.clock().now());
    }

    /** All of them, with one read; in their order. */
    List<Verdict> at(List<SmsMessage> texts) {
        var now = platform.clock().now();
        var read = platform.database()
                .batch(tenant)
                .want(TableName.SUBACCOUNTS, SubAccounts.KEY)
                .want(TableName.MESSAGING, SenderRoster.KEY);
        texts.stream().filter(text -> !isFresh(text, now)).forEach(text -> want(read, text));
        var answer = read.read();
        return texts.stream()
                .map(text -> !isFresh(text, now)
                        ? judged(text, answer, now)
                        : isUnchanged(text, answer) ? new Verdict.Now(text.decision()) : at(text))
                .toList();
    }

    private static BatchRead want(BatchRead read, SmsMessage text) {
        FactsReader.want(read, text.to());
        return text.leadId() == null ? read : read.want(TableName.LEADS, TenantLeads.key(text.leadId()));
    }

    private Verdict judged(SmsMessage text, BatchRead.Answer answer, Instant now) {
        var lead = text.leadId() == null
                ? null
                : answer.find(TableName.LEADS, TenantLeads.key(text.leadId()), Lead.class)
                        .map(Stored::value)
                        .orElse(null);
        var facts = FactsReader.facts(answer, text.to(), lead, now);
        var sender = facts.roster().choose(text.from());
        var length = Segments.of(platform.cipher().open(tenant, text.id(), text.bodyEnc()));
        var evidence = facts.evidence(sender, now);
        return SendingRules.judge(text.attempts() == 0 ? evidence : evidence.counted(), text.purpose(), length, now);
    }

    private static boolean isFresh(SmsMessage text, Instant now) {
        var allowed = text.allowed();
        return allowed != null && !now.isAfter(allowed.until());
    }

    /** Whether the sub-account's settings are those that the text was judged by, and its number works. */
    private static boolean isUnchanged(SmsMessage text, BatchRead.Answer answer) {
        var allowed = text.allowed();
        long settings = answer.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .map(Stored::version)
                .orElse(0L);
        var sender = answer.find(TableName.MESSAGING, SenderRoster.KEY, SenderRoster.class)
                .map(roster -> roster.value().choose(text.from()))
                .orElse(null);
        return allowed != null
                && allowed.settings() == settings
                && sender != null
                && sender.health().equals("active");
    }
}
