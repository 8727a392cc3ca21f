package com.loctelli.access.post;

import com.loctelli.access.credentials.Links;
import com.loctelli.access.letters.AccountLetter;
import com.loctelli.access.letters.LetterKind;
import com.loctelli.access.signin.Principal;
import com.loctelli.access.signin.Realm;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.mail.Letter;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a letter that was asked for and hands it in. Whom it goes to is looked up here, and a secret that it holds is
 * made here, so that neither was on its way before. Done twice, it writes twice, and only the later link holds.
 */
public final class SendAccountLetter implements Worker<AccountLetter> {
    private static final int A_PAGE = 100;

    private final Platform platform;
    private final SignIn signIn;

    @Inject
    SendAccountLetter(Platform platform, SignIn signIn) {
        this.platform = platform;
        this.signIn = signIn;
    }

    @Override
    public Outcome work(Tenant tenant, AccountLetter asked) {
        if (asked.kind() == LetterKind.INVITED) {
            return invited(asked);
        }
        if (asked.kind() == LetterKind.ACCESS_GRANTED) {
            return accessGranted(tenant, asked);
        }
        var realm = signIn.realm(asked.realm());
        var place = asked.principalId() != null
                ? realm.byId(asked.principalId())
                : Optional.ofNullable(asked.address()).flatMap(realm::byEmail);
        var principal = place.flatMap(realm::read).filter(Principal::mayEnter);
        if (place.isEmpty() || principal.isEmpty()) {
            return new Rejected("nobody-to-write-to");
        }
        platform.mail().send(written(asked.kind(), place.get(), principal.get().email()));
        return Outcome.DONE;
    }

    private Outcome invited(AccountLetter asked) {
        var address = asked.address();
        var code = asked.terms();
        if (address == null || code == null) {
            return new Rejected("incomplete");
        }
        platform.mail().send(wording().invited(address, code));
        return Outcome.DONE;
    }

    private Outcome accessGranted(Tenant tenant, AccountLetter asked) {
        if (asked.terms() == null) {
            return new Rejected("incomplete");
        }
        var terms = asked.terms().split("\n", 2);
        var users = new Users(platform).of(tenant);
        @Nullable String cursor = null;
        do {
            var page = users.list(cursor, A_PAGE);
            page.data().stream()
                    .filter(user -> user.isActive() && user.role() == Role.OWNER)
                    .forEach(owner -> platform.mail()
                            .send(wording().accessGranted(owner.email(), terms[0], terms.length > 1 ? terms[1] : "")));
            cursor = page.next();
        } while (cursor != null);
        return Outcome.DONE;
    }

    private Letter written(LetterKind kind, Realm.Place place, String to) {
        var wording = wording();
        return switch (kind) {
            case RESET_PASSWORD -> {
                var links = Links.ofReset(platform);
                yield wording.resetPassword(
                        to, links.make(place.rows(), place.id()).text(), links.life());
            }
            case VERIFY_ADDRESS -> {
                var links = Links.ofVerification(platform);
                yield wording.verifyAddress(
                        to, links.make(place.rows(), place.id()).text(), links.life());
            }
            case PASSWORD_CHANGED -> wording.passwordChanged(to);
            case SESSION_STOLEN -> wording.sessionStolen(to);
            case SECOND_FACTOR_ON -> wording.secondFactorOn(to);
            case SECOND_FACTOR_OFF -> wording.secondFactorOff(to);
            case RECOVERY_CODE_USED -> wording.recoveryCodeUsed(to);
            case INVITED, ACCESS_GRANTED -> throw new IllegalArgumentException("it goes to no principal");
        };
    }

    private Wording wording() {
        return new Wording(platform.settings().need("PUBLIC_URL"));
    }

    /** The Lambda entry point. */
    public static final class Function extends SealedQueueFunction<AccountLetter> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    AccountLetter.class,
                    DaggerPostComponent.factory().create(platform).sendAccountLetter());
        }
    }
}
