package com.loctelli.messaging;

import com.loctelli.contact.Country;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.contact.StateNames;
import com.loctelli.contact.ZoneHints;
import com.loctelli.contact.ZoneInference;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.caps.Frequency;
import com.loctelli.messaging.caps.FrequencyCap;
import com.loctelli.messaging.caps.TenantLimit;
import com.loctelli.messaging.consent.ConsentHead;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.Suppression;
import com.loctelli.messaging.decision.TenantRules;
import com.loctelli.messaging.decision.Whereabouts;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.Told;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the items that the rules rest on and makes facts of them. */
final class FactsReader {
    private FactsReader() {}

    static BatchRead want(BatchRead read, String to) {
        return read.want(TableName.SUBACCOUNTS, SubAccounts.KEY)
                .want(TableName.MESSAGING, SenderRoster.KEY)
                .want(TableName.MESSAGING, ConsentKeys.suppression(to))
                .want(TableName.MESSAGING, ConsentKeys.head(to))
                .want(TableName.MESSAGING, TextKeys.told(to))
                .want(TableName.MESSAGING, Frequency.key(to))
                .want(TableName.MESSAGING, TenantLimit.KEY)
                .want(TableName.MESSAGING, ConsentKeys.unreachable(to));
    }

    static SendingFacts facts(BatchRead.Answer answer, String to, @Nullable Lead lead, Instant now) {
        var stored = answer.find(TableName.SUBACCOUNTS, SubAccounts.KEY, SubAccount.class)
                .orElse(null);
        var account = stored == null ? null : stored.value();
        var rules = HouseRules.of(account);
        return new SendingFacts(
                to,
                account == null ? "" : account.name(),
                account == null ? "en" : account.locale(),
                rules,
                where(rules, to, lead),
                answer.find(TableName.MESSAGING, SenderRoster.KEY, SenderRoster.class)
                        .map(Stored::value)
                        .orElse(SenderRoster.EMPTY),
                answer.find(TableName.MESSAGING, ConsentKeys.suppression(to), Suppression.class)
                        .map(Stored::value)
                        .orElseGet(() -> toldElsewhere(to, lead)),
                answer.find(TableName.MESSAGING, ConsentKeys.unreachable(to), Suppression.class)
                        .map(Stored::value)
                        .orElse(null),
                answer.find(TableName.MESSAGING, ConsentKeys.head(to), ConsentHead.class)
                        .map(Stored::value)
                        .orElse(null),
                HouseRules.footer(
                        account,
                        answer.find(TableName.MESSAGING, TextKeys.told(to), Told.class)
                                .map(told -> told.value().at())
                                .orElse(null)),
                answer.find(TableName.MESSAGING, Frequency.key(to), Frequency.class)
                        .map(Stored::value)
                        .orElse(Frequency.NONE),
                FrequencyCap.of(account),
                answer.find(TableName.MESSAGING, TenantLimit.KEY, TenantLimit.class)
                        .map(Stored::value)
                        .filter(limit -> limit.holds(account, now))
                        .orElse(null),
                stored == null ? 0 : stored.version());
    }

    /** What another system knows of the person counts as if they had said it to us, though our ledger has no event of it. */
    private static @Nullable Suppression toldElsewhere(String to, @Nullable Lead lead) {
        var told = lead == null ? null : lead.suppression();
        return told == null || !told.sms() ? null : Suppression.ofLead(to, told.at(), told.reason());
    }

    private static Whereabouts where(TenantRules rules, String to, @Nullable Lead lead) {
        if (lead == null) {
            var number = PhoneNumber.ofE164(to);
            var business = Country.parse(rules.country()).orElse(Country.US);
            var guess = ZoneInference.infer(
                    ZoneHints.ofBusiness(business, rules.zone()).withPhone(number));
            return new Whereabouts(
                    guess.candidates(), guess.source().wireName(), guess.confidence(), "", "", to, rules.country());
        }
        List<ZoneId> zones = new ArrayList<>();
        zones.add(ZoneId.of(lead.timezone()));
        lead.timezoneCandidates().stream()
                .map(ZoneId::of)
                .filter(zone -> !zones.contains(zone))
                .forEach(zones::add);
        var address = lead.address();
        var named = address == null || address.country() == null ? null : address.country();
        var country =
                named == null ? "" : Country.parse(named).map(Country::code).orElse("");
        var home = Country.parse(country.isEmpty() ? rules.country() : country).orElse(Country.US);
        var stated = address == null ? null : address.state();
        var state = stated == null ? "" : StateNames.code(home, stated);
        return new Whereabouts(
                zones,
                lead.timezoneSource(),
                lead.timezoneConfidence(),
                // A state without a country is one of the business's.
                country.isEmpty() && stated != null ? home.code() : country,
                state,
                lead.phone() == null ? to : lead.phone(),
                rules.country());
    }
}
