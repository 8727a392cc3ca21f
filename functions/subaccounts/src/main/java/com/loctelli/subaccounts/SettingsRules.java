package com.loctelli.subaccounts;

import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.problem.FieldError;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of settings must be, beyond their types. */
final class SettingsRules {
    private static final Set<String> DAYS = Set.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    /** The United States' postal abbreviations are 59, and Canada's 13. */
    private static final int MOST_STATES = 80;

    /** As many as the name of a secret may have; our files' names have fewer. */
    private static final int LONGEST_NAME = 512;

    private final List<FieldError> errors;

    private SettingsRules(List<FieldError> errors) {
        this.errors = errors;
    }

    /** Adds every value that cannot be. */
    static void check(SubAccountSettings settings, List<FieldError> errors) {
        var rules = new SettingsRules(errors);
        rules.branding(settings.branding());
        rules.limits(settings.limits());
        rules.budgets(settings.budgets());
        rules.compliance(settings.compliance());
        rules.quietHours(settings.compliance().quietHours());
        var email = settings.notifications().email();
        rules.need(
                email == null || EmailAddress.parse(email).isPresent(),
                "/notifications/email",
                "must be an e-mail address");
        rules.longest("/notifications/slackSecretRef", settings.notifications().slackSecretRef(), LONGEST_NAME);
        rules.between("/adminAccess/maxMinutes", settings.adminAccess().maxMinutes(), 1, 24 * 60);
    }

    private void branding(Branding branding) {
        longest("/branding/logoKey", branding.logoKey(), LONGEST_NAME);
        color("/branding/primaryColor", branding.primaryColor());
        color("/branding/secondaryColor", branding.secondaryColor());
    }

    private void limits(Limits limits) {
        atLeast("/limits/users", limits.users(), 1);
        atLeast("/limits/leads", limits.leads(), 0);
        atLeast("/limits/smsPerDay", limits.smsPerDay(), 0);
        atLeast("/limits/smsPerMonth", limits.smsPerMonth(), 0);
        atLeast("/limits/storageGB", limits.storageGB(), 0);
        atLeast("/limits/apiCallsPerDay", limits.apiCallsPerDay(), 0);
        atLeast("/limits/aiTokensPerDay", limits.aiTokensPerDay(), 0);
        atLeast("/limits/aiMessagesPerConversationPerDay", limits.aiMessagesPerConversationPerDay(), 0);
    }

    private void budgets(Budgets budgets) {
        atLeast("/budgets/aiMicrosPerDay", budgets.aiMicrosPerDay(), 0);
        atLeast("/budgets/aiMicrosPerMonth", budgets.aiMicrosPerMonth(), 0);
        atLeast("/budgets/smsMicrosPerDay", budgets.smsMicrosPerDay(), 0);
        atLeast("/budgets/smsMicrosPerMonth", budgets.smsMicrosPerMonth(), 0);
        between("/budgets/warnPct", budgets.warnPct(), 0, 100);
    }

    private void compliance(Compliance compliance) {
        longest("/compliance/firstMessageFooter", compliance.firstMessageFooter(), 160);
        between("/compliance/footerEveryDays", compliance.footerEveryDays(), 0, 365);
        longest("/compliance/aiDisclosure/text", compliance.aiDisclosure().text(), 300);
        between("/compliance/textsPerLeadPerDay", compliance.textsPerLeadPerDay(), 0, 50);
        between("/compliance/textsPerLeadPerWeek", compliance.textsPerLeadPerWeek(), 0, 100);
        between("/compliance/retentionDays", compliance.retentionDays(), 30, 3650);
    }

    private void quietHours(QuietHours hours) {
        minutes("/compliance/quietHours/start", hours.start());
        minutes("/compliance/quietHours/end", hours.end());
        days(hours.days());
        need(
                hours.perState().size() <= MOST_STATES,
                "/compliance/quietHours/perState",
                "must have at most " + MOST_STATES + " states");
        hours.perState().entrySet().stream().limit(MOST_STATES).forEach(entry -> {
            var state = entry.getKey();
            var window = entry.getValue();
            var at = "/compliance/quietHours/perState/" + state;
            need(state.matches("[A-Z]{2,3}"), at, "must be named by a state's letters, such as FL");
            minutes(at + "/start", window.start());
            minutes(at + "/end", window.end());
        });
    }

    private void days(List<String> days) {
        boolean isEachOnce = Set.copyOf(days).size() == days.size() && days.size() <= DAYS.size();
        need(isEachOnce, "/compliance/quietHours/days", "must name each day once at most");
        for (int i = 0; i < Math.min(days.size(), DAYS.size()); i++) {
            need(
                    DAYS.contains(days.get(i)),
                    "/compliance/quietHours/days/" + i,
                    "must be one of MON, TUE, WED, THU, FRI, SAT, SUN");
        }
    }

    private void minutes(String pointer, @Nullable LocalTime time) {
        need(time == null || (time.getSecond() == 0 && time.getNano() == 0), pointer, "must be a time such as 08:00");
    }

    private void color(String pointer, String color) {
        need(color.matches("#[0-9A-Fa-f]{6}"), pointer, "must be a colour such as #1f4e79");
    }

    private void longest(String pointer, @Nullable String text, int most) {
        need(text == null || text.length() <= most, pointer, "must have at most " + most + " characters");
    }

    private void atLeast(String pointer, Number value, long least) {
        need(value.longValue() >= least, pointer, "must be at least " + least);
    }

    private void between(String pointer, int value, int least, int most) {
        need(value >= least && value <= most, pointer, "must be between " + least + " and " + most);
    }

    private void need(boolean holds, String pointer, String detail) {
        if (!holds) {
            errors.add(new FieldError(pointer, "value", detail));
        }
    }
}
