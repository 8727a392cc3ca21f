package com.loctelli.messaging.caps;

import com.loctelli.subaccounts.SubAccount;
import org.jspecify.annotations.Nullable;

/**
 * How often a person may be texted for marketing, counting every text that they did not ask for by writing; zero is no
 * cap.
 *
 * @param perDay in any 24 hours
 * @param perWeek in any seven days
 */
public record FrequencyCap(int perDay, int perWeek) {
    /** Florida and Oklahoma allow three a day (Fla. Stat. 501.616(6)(b), Okla. Stat. tit. 15, 775C.4). */
    private static final FrequencyCap STRICT = new FrequencyCap(3, 0);

    /** What the sub-account set. */
    public static FrequencyCap of(@Nullable SubAccount account) {
        if (account == null) {
            return STRICT;
        }
        var set = account.settings().compliance();
        return new FrequencyCap(set.textsPerLeadPerDay(), set.textsPerLeadPerWeek());
    }
}
