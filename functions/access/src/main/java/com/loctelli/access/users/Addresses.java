package com.loctelli.access.users;

import com.loctelli.access.AccessProblems;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the directory knows of users: which tenant and user an address, or a user's id, leads to. The directory and a
 * tenant's rows lie in two partitions, which no transaction spans: the claims are made first, all or none, and are
 * given back where the tenant's own writes fail. A claim that a stopped process left behind, without its user, is
 * given back when somebody wants the address, two minutes later at the soonest.
 */
public final class Addresses {
    /** How old a claim without what it was made for must be to be nobody's. */
    public static final Duration ORPHANED = Duration.ofMinutes(2);

    private static final String USER = "user";
    private static final String AT = "at";

    private final Platform platform;
    private final Rows directory;

    /** The addresses in the platform's directory. */
    public Addresses(Platform platform) {
        this.platform = platform;
        this.directory = platform.directory().platformRows();
    }

    /**
     * Claims the user's address, and makes the tenant's writes.
     *
     * @param further claims of the directory that are made, and given back, together with the user's
     * @param writes the tenant's own writes, made after the claims
     */
    public void claim(PreparedUser user, List<Claim> further, Supplier<? extends Collection<Write>> writes) {
        var claims = new ArrayList<>(further);
        claims.add(new Claim(email(user.emailNorm()), AccessProblems.EMAIL_TAKEN));
        claims.add(new Claim(byId(user.id()), AccessProblems.EMAIL_TAKEN));
        try {
            make(user, claims);
        } catch (Problem problem) {
            if (!problem.type().equals(AccessProblems.EMAIL_TAKEN) || !freeOrphan(user.emailNorm())) {
                throw problem;
            }
            make(user, claims);
        }
        try {
            platform.database().commit(writes.get());
        } catch (RuntimeException e) {
            giveBack(user, claims, e);
            throw e;
        }
    }

    /**
     * A key of the directory that is claimed once and for all.
     *
     * @param taken what it means that somebody has it
     */
    public record Claim(RoutingKey key, ProblemType taken) {}

    /** When a claim with these facts was made; never is in the far future. */
    public static Instant claimedAt(Map<String, String> facts) {
        var at = facts.get(AT);
        return at == null ? Instant.parse("9999-01-01T00:00:00Z") : Instant.parse(at);
    }

    /** The facts of a claim that counts as made at the instant: until some time after it, it is nobody's orphan. */
    public static Map<String, String> claimFacts(Instant at) {
        return Map.of(AT, at.toString());
    }

    /** Holds of a claim that is still the one with these facts. */
    public static Condition isClaimedAsIn(Map<String, String> facts) {
        return Condition.equal("facts." + AT, facts.getOrDefault(AT, ""));
    }

    /** What an address leads by. */
    public static RoutingKey email(String norm) {
        return RoutingKey.email(norm);
    }

    /** What a user's id leads by. */
    public static RoutingKey byId(String userId) {
        return new RoutingKey("USER#" + userId);
    }

    private void make(PreparedUser user, List<Claim> claims) {
        var at = platform.clock().now().toString();
        var fact = new RoutingFact(user.tenant().id().value(), Map.of(USER, user.id(), AT, at));
        platform.database()
                .commit(claims.stream()
                        .map(claim -> directory
                                .insert(claim.key().value(), fact, Actor.SYSTEM)
                                .otherwise(claim.taken()))
                        .toList());
    }

    private void giveBack(PreparedUser user, List<Claim> claims, RuntimeException cause) {
        // The answer of the tenant's writes may have been lost while they were made: then the claims hold.
        try {
            if (isThere(user.tenant(), user.id())) {
                return;
            }
            platform.database()
                    .commit(claims.stream()
                            .map(claim -> directory
                                    .delete(claim.key().value())
                                    .when(Condition.equal("facts." + USER, user.id())))
                            .toList());
        } catch (RuntimeException e) {
            // The claims are orphans now, and end as such.
            cause.addSuppressed(e);
        }
    }

    private boolean freeOrphan(String norm) {
        var found = platform.directory().find(email(norm));
        if (found.isEmpty()) {
            return true;
        }
        var facts = found.get().facts();
        var userId = facts.getOrDefault(USER, "");
        var at = claimedAt(facts);
        if (platform.clock().now().isBefore(at.plus(ORPHANED))
                || isThere(found.get().tenant(), userId)) {
            return false;
        }
        platform.database()
                .commit(
                        directory.delete(email(norm).value()).when(Condition.equal("facts." + USER, userId)),
                        directory.delete(byId(userId).value()));
        return true;
    }

    private boolean isThere(Tenant tenant, String userId) {
        return platform.database().table(TableName.ACCESS).of(tenant).get(TenantUsers.key(userId), User.class) != null;
    }
}
