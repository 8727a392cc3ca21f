package com.loctelli.access.letters;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What a letter is about. */
public enum LetterKind {
    /** Somebody says to have forgotten the password of an address. */
    RESET_PASSWORD,
    /** A person is asked to show that the address is theirs. */
    VERIFY_ADDRESS,
    /** The password was changed. */
    PASSWORD_CHANGED,
    /** A refresh token was used twice: one of the two who have it stole it. */
    SESSION_STOLEN,
    /** The second factor was switched on. */
    SECOND_FACTOR_ON,
    /** The second factor was switched off. */
    SECOND_FACTOR_OFF,
    /** A recovery code took the place of the second factor. */
    RECOVERY_CODE_USED,
    /** Somebody is invited. */
    INVITED,
    /** An admin of the agency may look into a sub-account for a while: its owners are told. */
    ACCESS_GRANTED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
