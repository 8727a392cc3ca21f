package com.loctelli.evals.stage;

import com.loctelli.assistant.trace.Turns;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.Strategies;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Furnishes rows of nobody with what an agent needs, and clears them away. Each is noted among its owner's rows before
 * anything is in it, so that what a stop leaves behind is found and cleared.
 */
public final class Sandboxes {
    private static final String PREFIX = "SANDBOX#";
    private static final String OF_TURN = "TURN#";
    private static final int A_TRANSACTION = 100;

    private final Platform platform;

    /** On the ports of a process. */
    @Inject
    public Sandboxes(Platform platform) {
        this.platform = platform;
    }

    /**
     * A sandbox in which the agent can work: the business with its settings, the agent, its calendar with the working
     * hours of its members, a number. Nothing is busy there. One that is open already is kept longer, and stays as it is.
     */
    public Tenant open(Tenant owner, String name, AgentBrief brief, Duration keep) {
        boolean isFurnished = isOpen(owner, name);
        var note = new OpenSandbox(name, platform.clock().now().plus(keep));
        platform.database().commit(rows(owner).put(PREFIX + name, note, Actor.SYSTEM));
        var sandbox = owner.sandbox(name);
        if (isFurnished) {
            return sandbox;
        }
        var business = platform.database().table(TableName.SUBACCOUNTS);
        var known = business.of(owner).get(SubAccounts.KEY, SubAccount.class);
        if (known != null) {
            platform.database().commit(business.of(sandbox).put(SubAccounts.KEY, known.value(), Actor.SYSTEM));
        }
        new Strategies(platform).of(owner).rehearse(brief, sandbox);
        var calendarId = brief.calendarId();
        if (calendarId != null) {
            new Calendars(platform).copy(calendarId, owner, sandbox);
        }
        new Senders(platform).add(sandbox, PhoneNumber.ofE164(Stage.NUMBER), "twilio", null, null, Actor.SYSTEM);
        return sandbox;
    }

    /** Whether there is a sandbox of that name that nobody has cleared. */
    public boolean isOpen(Tenant owner, String name) {
        return rows(owner).get(PREFIX + name, OpenSandbox.class) != null;
    }

    /** Removes everything of a sandbox, and then the note of it. */
    public void clear(Tenant owner, String name) {
        var sandbox = owner.sandbox(name);
        for (var table : TableName.values()) {
            if (table != TableName.DIRECTORY) {
                clear(platform.database().table(table).of(sandbox), table);
            }
        }
        platform.database().commit(rows(owner).delete(PREFIX + name));
    }

    /** Clears what nobody needs any more; returns how many. */
    public int sweep(Tenant owner) {
        var now = platform.clock().now();
        int cleared = 0;
        @Nullable String cursor = null;
        do {
            var page = rows(owner).query(Query.prefix(PREFIX).after(cursor), OpenSandbox.class);
            for (var one : page.data()) {
                if (one.value().clearAfter().isBefore(now)) {
                    clear(owner, one.value().name());
                    cleared++;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return cleared;
    }

    private void clear(Rows rows, TableName table) {
        while (true) {
            var page = rows.query(Query.prefix("").limit(A_TRANSACTION), Rows.Nothing.class);
            var deletes = new ArrayList<Write>();
            for (var row : page.data()) {
                if (table == TableName.ASSISTANT && row.sk().startsWith(OF_TURN)) {
                    platform.files()
                            .delete(rows.tenant(), Turns.promptKey(row.sk().substring(OF_TURN.length())));
                }
                deletes.add(rows.delete(row.sk()));
            }
            platform.database().commit(deletes);
            if (page.next() == null) {
                return;
            }
        }
    }

    private Rows rows(Tenant owner) {
        return platform.database().table(TableName.EVALS).of(owner);
    }
}
