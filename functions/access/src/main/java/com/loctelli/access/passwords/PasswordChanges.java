package com.loctelli.access.passwords;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.credentials.LinkText;
import com.loctelli.access.credentials.Links;
import com.loctelli.access.credentials.Passwords;
import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.letters.Letters;
import com.loctelli.access.sessions.Sessions;
import com.loctelli.access.signin.Principal;
import com.loctelli.access.signin.Realm;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.throttle.Lockouts;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Write;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Sets another password, for who knows the old one and for who holds a link. */
final class PasswordChanges {
    private final Platform platform;
    private final Passwords passwords;
    private final Lockouts lockouts;
    private final Links links;
    private final Letters letters;

    @Inject
    PasswordChanges(Platform platform, Letters letters) {
        this.platform = platform;
        this.passwords = new Passwords(platform.settings());
        this.lockouts = new Lockouts(platform);
        this.links = Links.ofReset(platform);
        this.letters = letters;
    }

    /**
     * Changes somebody's password, who must know the old one. All sessions but the one that asks end, and all access
     * tokens; the answer is a new one for the session that asks.
     *
     * @param session the family that goes on
     */
    String byOld(Realm realm, String id, String session, String old, String fresh) {
        var place = realm.byId(id).orElseThrow(AccessProblems.BAD_CREDENTIALS::problem);
        var principal = realm.read(place).orElseThrow(AccessProblems.BAD_CREDENTIALS::problem);
        var guess = lockouts.begin(
                realm.name(),
                SignIn.norm(principal.email()),
                RequestScope.current().sourceIp());
        if (!passwords.matches(old, principal.credential().value().hash())) {
            guess.failed();
            throw AccessProblems.BAD_CREDENTIALS.problem();
        }
        guess.succeeded();
        var also = new ArrayList<Write>();
        also.add(realm.newEpoch(place));
        new Sessions(platform, place.rows())
                .goesOn(id, session, principal.sessionEpoch() + 1)
                .ifPresent(also::add);
        set(realm, place, principal, fresh, also);
        return realm.accessToken(place, realm.read(place).orElse(principal), session);
    }

    /**
     * Sets the password of who holds a link, who has thereby shown that the address is theirs. All sessions end, and
     * wrong guesses at the old password are forgotten, but for a lock that an admin must lift.
     */
    void byLink(Realm realm, LinkText link, String fresh) {
        var place = realm.byId(link.principalId()).orElseThrow(AccessProblems.LINK_ENDED::problem);
        links.check(place.rows(), link);
        var principal = realm.read(place).filter(Principal::mayEnter).orElseThrow(AccessProblems.LINK_ENDED::problem);
        var also = List.of(
                links.spend(place.rows(), link),
                realm.newEpochOfVerified(place, platform.clock().now()));
        set(realm, place, principal, fresh, also);
        lockouts.forgive(realm.name(), SignIn.norm(principal.email()));
    }

    private void set(Realm realm, Realm.Place place, Principal principal, String fresh, List<Write> also) {
        var rule = realm.rule();
        rule.check("/newPassword", fresh, List.of(principal.email()));
        // The one that was read before anything was checked: another that was set meanwhile is not replaced.
        var stored = principal.credential();
        if (stored.value().last(rule.remembered()).stream().anyMatch(hash -> passwords.matches(fresh, hash))) {
            throw Problem.field(
                    "/newPassword", "value", "must not be one of the last " + rule.remembered() + " passwords");
        }
        var writes = new ArrayList<>(also);
        writes.add(place.rows()
                .replace(
                        stored,
                        stored.value()
                                .changed(passwords.hash(fresh), platform.clock().now())));
        platform.database().commit(writes);
        platform.epochs().changed(place.rows().tenant());
        letters.tell(LetterKind.PASSWORD_CHANGED, realm.name(), place.id());
    }
}
