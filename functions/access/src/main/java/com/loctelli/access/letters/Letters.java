package com.loctelli.access.letters;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** Asks for letters. */
public final class Letters {
    private final Platform platform;

    /** Over the platform's queues. */
    @Inject
    public Letters(Platform platform) {
        this.platform = platform;
    }

    /** A letter to who has the address, if anybody has; throws where it could not be asked for. */
    public void toAddress(LetterKind kind, String realm, String emailNorm) {
        send(ofPlatform(), new AccountLetter(kind, realm, emailNorm, null, null, null));
    }

    /** A letter to somebody; throws where it could not be asked for. */
    public void to(LetterKind kind, String realm, String principalId) {
        send(ofPlatform(), new AccountLetter(kind, realm, null, principalId, null, null));
    }

    /** A letter to somebody about what has happened, which is not undone where the letter cannot be asked for. */
    public void tell(LetterKind kind, String realm, String principalId) {
        try {
            to(kind, realm, principalId);
        } catch (RuntimeException e) {
            System.getLogger("letters").log(System.Logger.Level.WARNING, "a letter could not be asked for", e);
        }
    }

    /** A letter to who is invited. Throws where it could not be asked for. */
    public void invited(Tenant tenant, String address, String invitationId, String code) {
        send(tenant, new AccountLetter(LetterKind.INVITED, "user", address, null, invitationId, code));
    }

    /**
     * A letter to each owner of the tenant about an admin's access, which is not undone where the letter cannot be asked
     * for.
     *
     * @param until when it ends, as people read it
     */
    public void accessGranted(Tenant tenant, String grantId, String until, String reason) {
        try {
            var terms = until + "\n" + reason;
            send(tenant, new AccountLetter(LetterKind.ACCESS_GRANTED, "user", null, null, grantId, terms));
        } catch (RuntimeException e) {
            System.getLogger("letters").log(System.Logger.Level.WARNING, "a letter could not be asked for", e);
        }
    }

    private Tenant ofPlatform() {
        return platform.directory().platformRows().tenant();
    }

    private void send(Tenant tenant, AccountLetter letter) {
        platform.queues().send(Outgoing.sealed(QueueName.ACCOUNT_LETTERS, tenant, platform.cipher(), letter));
    }
}
