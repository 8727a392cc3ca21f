package com.loctelli.access.signin;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.admins.AdminPolicy;
import com.loctelli.access.admins.AdminUser;
import com.loctelli.access.credentials.Credential;
import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.access.totp.SecondFactor;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import java.time.Instant;
import java.util.Optional;

/** The admins of the agency, among the platform's own items. */
final class AdminRealm implements Realm {
    private final Platform platform;

    AdminRealm(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public PasswordRule rule() {
        return PasswordRule.ADMIN;
    }

    @Override
    public Optional<Place> byEmail(String norm) {
        return Optional.ofNullable(rows().get(AdminUser.emailKey(norm), AdminUser.Address.class))
                .map(found -> new Place(rows(), found.value().adminId()));
    }

    @Override
    public Optional<Place> byId(String id) {
        return Optional.of(new Place(rows(), id));
    }

    @Override
    public Optional<Principal> read(Place place) {
        var answer = platform.database()
                .batch(place.rows().tenant())
                .want(TableName.DIRECTORY, AdminUser.key(place.id()))
                .want(TableName.DIRECTORY, Credential.key(place.id()))
                .want(TableName.DIRECTORY, SecondFactor.key(place.id()))
                .want(TableName.DIRECTORY, AdminPolicy.KEY)
                .read();
        var factor = answer.find(TableName.DIRECTORY, SecondFactor.key(place.id()), SecondFactor.class)
                .orElse(null);
        boolean asks = answer.find(TableName.DIRECTORY, AdminPolicy.KEY, AdminPolicy.class)
                .map(policy -> policy.value().secondFactor())
                .orElse(false);
        return answer.find(TableName.DIRECTORY, AdminUser.key(place.id()), AdminUser.class)
                .flatMap(admin -> answer.find(TableName.DIRECTORY, Credential.key(place.id()), Credential.class)
                        .map(credential -> new Principal(
                                place.id(),
                                admin.value().email(),
                                admin.value().role(),
                                null,
                                admin.value().tokenEpoch(),
                                admin.value().sessionEpoch(),
                                credential,
                                admin.value().isActive(),
                                factor,
                                asks)));
    }

    @Override
    public Write entered(Place place, Principal principal, Instant now) {
        return place.rows()
                .update(AdminUser.key(place.id()), new Update().set("lastLoginAt", now))
                .when(Condition.equal("tokenEpoch", principal.epoch()))
                .otherwise(AccessProblems.BAD_CREDENTIALS);
    }

    @Override
    public Write newEpoch(Place place) {
        return place.rows()
                .update(
                        AdminUser.key(place.id()),
                        new Update().add("tokenEpoch", 1).add("sessionEpoch", 1));
    }

    @Override
    public Write newEpochOfVerified(Place place, Instant now) {
        return newEpoch(place);
    }

    @Override
    public String secondFactorSecret(Place place) {
        return "loctelli/" + platform.settings().get("LOCTELLI_STAGE", "dev") + "/2fa/" + place.id();
    }

    @Override
    public String accessToken(Place place, Principal principal, String family) {
        return platform.tokens()
                .issueAdmin(principal.id(), principal.role().equals(AdminUser.SUPER), principal.epoch(), family);
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
