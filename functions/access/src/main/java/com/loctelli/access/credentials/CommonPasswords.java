package com.loctelli.access.credentials;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;

/**
 * Passwords that somebody else had first: zxcvbn's lists of breached passwords, names and words, and the ways in which
 * people dress them up, by nulab's port of it. Read at first use, by who sets a password.
 *
 * @see <a href="https://github.com/nulab/zxcvbn4j">zxcvbn4j</a>
 * @see <a href="https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler">zxcvbn, how
 *     it counts and where its lists are from</a>
 */
final class CommonPasswords {
    private CommonPasswords() {}

    /**
     * How hard it is to guess for who knows the lists and the person: 0 and 1 fall to who may guess a million times, 2
     * to who may guess a hundred million times.
     *
     * @param about words that belong to the person: name, address
     */
    static int score(String password, List<String> about) {
        return Lists.ZXCVBN.measure(password, about).getScore();
    }

    private static final class Lists {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }
}
