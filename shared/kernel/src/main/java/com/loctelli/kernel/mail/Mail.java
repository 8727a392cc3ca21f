package com.loctelli.kernel.mail;

/** Where letters are handed in. */
public interface Mail {

    /** Hands the letter in; throws where it was not taken, after which it may be tried again. */
    void send(Letter letter);
}
