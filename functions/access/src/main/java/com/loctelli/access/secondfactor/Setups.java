package com.loctelli.access.secondfactor;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.signin.Principal;
import com.loctelli.access.signin.Realm;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.totp.SecondFactors;
import com.loctelli.access.totp.SetupChallenge;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What both realms' endpoints of the second factor do. */
public final class Setups {
    private static final String ISSUER = "Loctelli";

    private final SignIn signIn;
    private final SecondFactors factors;
    private final Letters letters;

    @Inject
    Setups(Platform platform, SignIn signIn, Letters letters) {
        this.signIn = signIn;
        this.factors = new SecondFactors(platform);
        this.letters = letters;
    }

    /**
     * What an authenticator is fed with; it is shown once.
     *
     * @param secret in base32, for who types it
     * @param otpauthUri the same as the text of a QR code
     */
    @Json
    public record Secret(String secret, String otpauthUri) {
        /** Masked: a secret must not reach a log. */
        @Override
        public String toString() {
            return "Secret[…]";
        }
    }

    /**
     * What lets in who has lost the authenticator, each once.
     *
     * @param recoveryCodes kept nowhere
     */
    @Json
    public record RecoveryCodes(List<String> recoveryCodes) {
        /** Masked: a code must not reach a log. */
        @Override
        public String toString() {
            return "RecoveryCodes[…]";
        }
    }

    /** What feeds the authenticator of who is in. */
    Secret begin(String realmName, String id) {
        return begin(of(realmName, id));
    }

    /** The same for who may not be in without. */
    Secret begin(SetupChallenge challenge) {
        return begin(of(challenge));
    }

    RecoveryCodes confirm(String realmName, String id, String code) {
        return confirm(of(realmName, id), code);
    }

    RecoveryCodes confirm(SetupChallenge challenge, String code) {
        return confirm(of(challenge), code);
    }

    /** Somebody who may enter, and sets a first factor up. */
    private record Newcomer(Realm realm, Realm.Place place, Principal principal) {}

    private Newcomer of(String realmName, String id) {
        var realm = signIn.realm(realmName);
        var place = realm.byId(id).orElseThrow(ProblemType.NOT_FOUND::problem);
        var principal = realm.read(place).filter(Principal::mayEnter).orElseThrow(ProblemType.NOT_FOUND::problem);
        if (principal.factor() != null) {
            throw AccessProblems.SECOND_FACTOR_ON.problem();
        }
        return new Newcomer(realm, place, principal);
    }

    private Newcomer of(SetupChallenge challenge) {
        var newcomer = of(challenge.realm(), challenge.principalId());
        if (newcomer.principal().epoch() != challenge.epoch()) {
            throw AccessProblems.SESSION_ENDED.problem();
        }
        return newcomer;
    }

    private Secret begin(Newcomer of) {
        var secret = factors.begin(of.realm().secondFactorSecret(of.place()));
        var label = URLEncoder.encode(ISSUER + ":" + of.principal().email(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Secret(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + ISSUER);
    }

    private RecoveryCodes confirm(Newcomer of, String code) {
        var id = of.principal().id();
        var codes = factors.confirm(of.place().rows(), id, of.realm().secondFactorSecret(of.place()), code);
        letters.tell(LetterKind.SECOND_FACTOR_ON, of.realm().name(), id);
        return new RecoveryCodes(codes);
    }

    void end(String realmName, String id, String code) {
        var realm = signIn.realm(realmName);
        var place = realm.byId(id).orElseThrow(ProblemType.NOT_FOUND::problem);
        var principal = realm.read(place).orElseThrow(ProblemType.NOT_FOUND::problem);
        signIn.checkCode(realm, place, principal, code);
        factors.end(place.rows(), id, realm.secondFactorSecret(place));
        letters.tell(LetterKind.SECOND_FACTOR_OFF, realmName, id);
    }
}
