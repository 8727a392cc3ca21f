package com.loctelli.messaging.caps;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What each number may begin on a day of the sub-account's time by its cap and its ramp, and what it has. */
public final class SenderDays {
    private SenderDays() {}

    /**
     * One number's day.
     *
     * @param most how many texts it may begin
     * @param sent how many have been claimed
     */
    public record Today(LocalDate day, long most, long sent) {
        /**
         * How many may still be begun.
         *
         * @param given how many somebody has asked for today, whether they were claimed yet or not
         */
        public long left(long given) {
            return Math.max(0, most - Math.max(sent, given));
        }
    }

    /** What the item of one number's day says. */
    @Json
    public record Sent(long texts) {}

    /** The sort key, in the rows of messaging. */
    static String key(LocalDate day, SenderNumber sender) {
        return "SENT#" + day + "#" + sender.id();
    }

    /**
     * The day of each of the numbers that has a cap or a ramp, by its id; where none has, nothing is read. It is a guess:
     * the claim decides.
     */
    public static Map<String, Today> of(Platform platform, Tenant tenant, Collection<SenderNumber> senders) {
        if (senders.stream().allMatch(one -> one.dailyCap() == null && one.ramp() == null)) {
            return Map.of();
        }
        var account =
                platform.database().table(TableName.SUBACCOUNTS).of(tenant).get(SubAccounts.KEY, SubAccount.class);
        var zone = account == null ? ZoneOffset.UTC : account.value().zone();
        var day = LocalDate.ofInstant(platform.clock().now(), zone);
        var numbers = new HashMap<String, SenderNumber>();
        var days = new HashMap<String, Today>();
        for (var sender : senders) {
            var most = sender.mostOn(day);
            if (most != null) {
                numbers.put(key(day, sender), sender);
                days.put(sender.id(), new Today(day, most, 0));
            }
        }
        var rows = platform.database().table(TableName.MESSAGING).of(tenant);
        for (var sent : rows.all(numbers.keySet(), Sent.class)) {
            var sender = Objects.requireNonNull(numbers.get(sent.sk()));
            days.computeIfPresent(
                    sender.id(),
                    (_, today) -> new Today(day, today.most(), sent.value().texts()));
        }
        return Map.copyOf(days);
    }
}
