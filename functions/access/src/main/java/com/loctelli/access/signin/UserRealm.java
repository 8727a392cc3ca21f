package com.loctelli.access.signin;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.credentials.Credential;
import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.access.totp.SecondFactor;
import com.loctelli.access.users.Addresses;
import com.loctelli.access.users.Standing;
import com.loctelli.access.users.TenantUsers;
import com.loctelli.access.users.User;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.Optional;

/** The users of sub-accounts: found through the directory, kept in their tenant's partition. */
public final class UserRealm implements Realm {
    private final Platform platform;

    UserRealm(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public PasswordRule rule() {
        return PasswordRule.USER;
    }

    @Override
    public Optional<Place> byEmail(String norm) {
        return platform.directory()
                .find(Addresses.email(norm))
                .map(found -> place(found.tenant(), found.facts().getOrDefault("user", "")));
    }

    @Override
    public Optional<Place> byId(String id) {
        return platform.directory().find(Addresses.byId(id)).map(found -> place(found.tenant(), id));
    }

    @Override
    public Optional<Principal> read(Place place) {
        var answer = platform.database()
                .batch(place.rows().tenant())
                .want(TableName.ACCESS, TenantUsers.key(place.id()))
                .want(TableName.ACCESS, Credential.key(place.id()))
                .want(TableName.ACCESS, Standing.KEY)
                .want(TableName.ACCESS, SecondFactor.key(place.id()))
                .read();
        var tally = answer.find(TableName.ACCESS, Standing.KEY, Standing.Tally.class);
        boolean isOpen = tally.map(found -> found.value().isOpen()).orElse(true);
        boolean asks = tally.map(found -> found.value().asksForSecondFactor()).orElse(false);
        var factor = answer.find(TableName.ACCESS, SecondFactor.key(place.id()), SecondFactor.class)
                .orElse(null);
        return answer.find(TableName.ACCESS, TenantUsers.key(place.id()), User.class)
                .flatMap(user -> answer.find(TableName.ACCESS, Credential.key(place.id()), Credential.class)
                        .map(credential -> new Principal(
                                place.id(),
                                user.value().email(),
                                user.value().role().wire(),
                                place.rows().tenant().partition(),
                                user.value().tokenEpoch(),
                                user.value().sessionEpoch(),
                                credential,
                                isOpen && user.value().isActive(),
                                factor,
                                asks)));
    }

    @Override
    public Write entered(Place place, Principal principal, Instant now) {
        return place.rows()
                .update(TenantUsers.key(place.id()), new Update().set("lastLoginAt", now))
                .when(Condition.equal("tokenEpoch", principal.epoch()))
                .otherwise(AccessProblems.BAD_CREDENTIALS);
    }

    @Override
    public Write newEpoch(Place place) {
        return place.rows().update(TenantUsers.key(place.id()), allEnd());
    }

    @Override
    public Write newEpochOfVerified(Place place, Instant now) {
        return place.rows().update(TenantUsers.key(place.id()), allEnd().setOnce("emailVerifiedAt", now));
    }

    private static Update allEnd() {
        return new Update().add("tokenEpoch", 1).add("sessionEpoch", 1);
    }

    @Override
    public String secondFactorSecret(Place place) {
        return "sa/" + place.rows().tenant().partition() + "/2fa/" + place.id();
    }

    @Override
    public String accessToken(Place place, Principal principal, String family) {
        return platform.tokens()
                .issueUser(
                        place.rows().tenant().id(),
                        principal.id(),
                        Role.of(principal.role()),
                        principal.epoch(),
                        family);
    }

    private Place place(Tenant tenant, String id) {
        return new Place(rows(platform, tenant), id);
    }

    static Rows rows(Platform platform, Tenant tenant) {
        return platform.database().table(TableName.ACCESS).of(tenant);
    }
}
