package com.loctelli.transfers.cargo;

import com.loctelli.kernel.json.Shape;
import com.loctelli.kernel.storage.TableName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows that stay behind when a tenant is carried over. Whatever is not named here goes along. */
public enum Withheld {
    /** Another key is made there; texts leave opened and are sealed under that one. */
    DATA_KEYS("DATAKEY#", TableName.KERNEL),
    /** Answers that were given to requests, kept for their repetition. */
    ANSWERS("IDEM#", TableName.KERNEL),
    /** Hashes of passwords, and of those before: whoever downloads an archive must not be able to try passwords on them. */
    PASSWORDS("CRED#", TableName.ACCESS),
    /** Second factors, whose secrets are in no table. */
    SECOND_FACTORS("2FA#", TableName.ACCESS),
    /** Sign-ins. */
    SESSIONS("SES#", TableName.ACCESS),
    /** Tokens of sign-ins. */
    REFRESH_TOKENS("RF#", TableName.ACCESS),
    /** Links in letters. */
    LINKS("LINK#", TableName.ACCESS),
    /** API keys: a copy of the business must not answer to the keys of the original. */
    API_KEYS("KEY#", TableName.ACCESS),
    /** Invitations, whose codes lead to the original. */
    INVITATIONS("INVITE#", TableName.ACCESS),
    /** Messages under way, signed for the original: it sends them. */
    OUTBOX("OUTBOX#", TableName.values()),
    /** Transfers themselves. */
    TRANSFERS("JOB#", TableName.SUBACCOUNTS),
    /** Rehearsals under way. */
    SANDBOXES("SANDBOX#", TableName.EVALS);

    /** What is said of the sub-account as it stands there, and not of the business: its name there, its state, its id. */
    public static final List<String> OF_SUB_ACCOUNT =
            List.of("id", "slug", "status", "createdByAdminId", "suspendedAt", "suspendedReason", "deletionJobId");
    /** Whether its users may enter: where it is carried to, nobody may at first. */
    public static final String MAY_ENTER = "mayEnter";
    /** Where the files of transfers lie. */
    public static final String FILES = "transfers/";

    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it is made
    private final Set<TableName> tables;

    Withheld(String prefix, TableName... tables) {
        this.prefix = prefix;
        this.tables = EnumSet.copyOf(Arrays.asList(tables));
    }

    /** The name on the wire. */
    public String wire() {
        return Shape.wire(this);
    }

    /** Why a row stays behind; empty for one that goes along. */
    public static Optional<Withheld> of(TableName table, String sk) {
        return Arrays.stream(values())
                .filter(one -> one.tables.contains(table) && sk.startsWith(one.prefix))
                .findFirst();
    }
}
