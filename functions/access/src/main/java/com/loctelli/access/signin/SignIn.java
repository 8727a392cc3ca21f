package com.loctelli.access.signin;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.credentials.Passwords;
import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.sessions.RefreshText;
import com.loctelli.access.sessions.Sessions;
import com.loctelli.access.throttle.Lockouts;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.access.totp.SecondFactors;
import com.loctelli.access.totp.SetupChallenge;
import com.loctelli.contact.EmailAddress;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in, the same for both realms: by password, or by the refresh token of a session. An unknown address is
 * answered as a wrong password is, in the same time and with the same locks.
 */
public final class SignIn {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final long REFRESHES = 10;
    private static final String OWNER = "owner";

    private final Platform platform;
    private final Passwords passwords;
    private final Lockouts lockouts;
    private final RateLimit refreshes;
    private final Letters letters;
    private final SecondFactors factors;

    @Inject
    SignIn(Platform platform, Letters letters) {
        this.letters = letters;
        this.factors = new SecondFactors(platform);
        this.platform = platform;
        this.passwords = new Passwords(platform.settings());
        this.lockouts = new Lockouts(platform);
        this.refreshes = new RateLimit(platform, "refresh", REFRESHES);
    }

    /** The realm of users. */
    public Realm users() {
        return new UserRealm(platform);
    }

    /** The realm of admins. */
    public Realm admins() {
        return new AdminRealm(platform);
    }

    /** The realm of that name. */
    public Realm realm(String name) {
        return name.equals("admin") ? admins() : users();
    }

    /**
     * Begins a session.
     *
     * @param code of the second factor, or a recovery code; without a meaning where there is no second factor
     * @param remembered whether the session is to last though nobody refreshes it for weeks
     */
    Entered byPassword(Realm realm, String email, String password, @Nullable String code, boolean remembered) {
        var norm = norm(email);
        var guess = lockouts.begin(realm.name(), norm, RequestScope.current().sourceIp());
        var place = realm.byEmail(norm);
        var principal = place.flatMap(realm::read);
        if (place.isEmpty() || principal.isEmpty()) {
            passwords.checkNobody(password);
            guess.failed();
            note(realm, norm, null, "unknown");
            throw AccessProblems.BAD_CREDENTIALS.problem();
        }
        if (!passwords.matches(password, principal.get().credential().value().hash())) {
            guess.failed();
            note(realm, norm, principal.get(), "password");
            throw AccessProblems.BAD_CREDENTIALS.problem();
        }
        if (!principal.get().mayEnter()) {
            guess.succeeded();
            note(realm, norm, principal.get(), "suspended");
            throw AccessProblems.SUSPENDED.problem();
        }
        var factor = principal.get().factor();
        if (factor != null && code == null) {
            // The password alone gives no guess back: who has it would guess codes without end.
            guess.withdrawn();
            throw AccessProblems.SECOND_FACTOR_REQUIRED.problem();
        }
        var use = factor == null || code == null
                ? Optional.<SecondFactors.Use>empty()
                : factors.use(place.get().rows(), factor, realm.secondFactorSecret(place.get()), code);
        if (factor != null && use.isEmpty()) {
            guess.failed();
            note(realm, norm, principal.get(), "code");
            throw AccessProblems.BAD_SECOND_FACTOR.problem();
        }
        try {
            var entered = begin(realm, place.get(), principal.get(), use.map(SecondFactors.Use::write), remembered);
            guess.succeeded();
            note(realm, norm, principal.get(), "ok");
            use.filter(SecondFactors.Use::isRecovery)
                    .ifPresent(used -> letters.tell(
                            LetterKind.RECOVERY_CODE_USED,
                            realm.name(),
                            principal.get().id()));
            return entered;
        } catch (Problem problem) {
            if (problem.type().equals(AccessProblems.BAD_SECOND_FACTOR)
                    || problem.type().equals(AccessProblems.BAD_CREDENTIALS)) {
                guess.failed();
            } else {
                guess.succeeded();
            }
            throw problem;
        }
    }

    /** Passes where somebody who is in shows a code that holds; wrong ones count as wrong passwords do. */
    public void checkCode(Realm realm, Realm.Place place, Principal principal, String code) {
        var factor = principal.factor();
        if (factor == null) {
            throw AccessProblems.SECOND_FACTOR_OFF.problem();
        }
        var guess = lockouts.begin(
                realm.name(), norm(principal.email()), RequestScope.current().sourceIp());
        var use = factors.use(place.rows(), factor, realm.secondFactorSecret(place), code);
        if (use.isEmpty()) {
            guess.failed();
            throw AccessProblems.BAD_SECOND_FACTOR.problem();
        }
        guess.succeeded();
    }

    /** Begins the first session of somebody whose account has just been made. */
    public Entered newcomer(Realm realm, String id) {
        var place = realm.byId(id).orElseThrow(AccessProblems.BAD_CREDENTIALS::problem);
        var principal = realm.read(place).orElseThrow(AccessProblems.BAD_CREDENTIALS::problem);
        note(realm, norm(principal.email()), principal, "ok");
        return begin(realm, place, principal, Optional.empty(), false);
    }

    /** Goes on with a session. */
    Entered byRefreshToken(Realm realm, String text) {
        var token = RefreshText.parse(text).orElseThrow(AccessProblems.SESSION_ENDED::problem);
        refreshes.take(token.family());
        var place = realm.byId(token.principalId()).orElseThrow(AccessProblems.SESSION_ENDED::problem);
        var sessions = new Sessions(platform, place.rows());
        var principal = realm.read(place).filter(Principal::mayEnter).filter(one -> !one.lacksFactor());
        if (principal.isEmpty()) {
            throw AccessProblems.SESSION_ENDED.problem();
        }
        var exchanged = sessions.exchange(
                token,
                principal.get().sessionEpoch(),
                () -> letters.tell(LetterKind.SESSION_STOLEN, realm.name(), token.principalId()));
        var successor = exchanged.token();
        var access = realm.accessToken(place, principal.get(), successor.family());
        return new Entered(principal.get(), access, successor.text(), exchanged.life());
    }

    /** Ends a session. */
    void leave(Realm realm, String id, String session) {
        realm.byId(id).ifPresent(place -> new Sessions(platform, place.rows()).end(id, session, "logout"));
    }

    /** Ends all sessions and access tokens of somebody. */
    void leaveEverywhere(Realm realm, String id) {
        var place = realm.byId(id).orElseThrow(ProblemType.NOT_FOUND::problem);
        platform.database().commit(realm.newEpoch(place));
        platform.epochs().changed(place.rows().tenant());
    }

    /** Lets an address guess again. */
    public void unlock(Realm realm, String email) {
        lockouts.unlock(realm.name(), norm(email));
    }

    private Entered begin(
            Realm realm, Realm.Place place, Principal principal, Optional<Write> further, boolean remembered) {
        if (principal.lacksFactor()) {
            throw AccessProblems.SECOND_FACTOR_SETUP_REQUIRED
                    .problem()
                    .withPrivate(
                            "challenge",
                            new SetupChallenge(realm.name(), principal.id(), principal.epoch()).text(platform));
        }
        var token = RefreshText.first(platform.ids(), principal.id());
        var writes = new ArrayList<>(
                new Sessions(platform, place.rows()).begin(token, principal.sessionEpoch(), remembered));
        writes.add(realm.entered(place, principal, platform.clock().now()));
        further.ifPresent(writes::add);
        platform.database().commit(writes);
        var access = realm.accessToken(place, principal, token.family());
        return new Entered(principal, access, token.text(), remembered ? Sessions.REMEMBERED : Sessions.LIFETIME);
    }

    private void note(Realm realm, String norm, @Nullable Principal principal, String reason) {
        var now = platform.clock().now();
        var scope = RequestScope.current();
        var attempt = new AuthAttempt(
                realm.name(),
                norm,
                reason.equals("ok"),
                reason,
                principal == null ? null : principal.id(),
                scope.sourceIp(),
                scope.userAgent(),
                now);
        var rows = platform.directory().platformRows();
        var token = platform.ids().token();
        platform.database()
                .commit(
                        kept(rows.put(attempt.key(token), attempt, Actor.SYSTEM), principal, now),
                        kept(rows.put(attempt.keyOfAddress(token), attempt, Actor.SYSTEM), principal, now));
    }

    /** An attempt at a user's address is erased with the user's sub-account, which finds what is its own by the owner. */
    private static Write kept(Write attempt, @Nullable Principal principal, Instant now) {
        var owner = principal == null ? null : principal.subAccountId();
        return (owner == null ? attempt : attempt.with(OWNER, owner)).expires(now.plus(KEPT));
    }

    /** The form to compare an address in; one that is none can be nobody's, and is counted like any other. */
    public static String norm(String email) {
        return Optional.of(email)
                .flatMap(EmailAddress::parse)
                .map(EmailAddress::norm)
                .orElseGet(() -> email.strip().toLowerCase(Locale.ROOT));
    }
}
