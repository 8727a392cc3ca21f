package com.loctelli.access.credentials;

import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a password must be: long enough, of four classes, none that is guessed soon, none that was used of late, and
 * short enough for bcrypt to read all of it.
 */
public enum PasswordRule {
    /** A user of a sub-account. */
    USER(8, 2, 5),
    /** An admin of the agency. */
    ADMIN(12, 3, 10);

    /** bcrypt reads no further, so a longer password would be cut without a word. */
    static final int LONGEST_BYTES = 72;

    private final int shortest;
    private final int leastScore;
    private final int remembered;

    PasswordRule(int shortest, int leastScore, int remembered) {
        this.shortest = shortest;
        this.leastScore = leastScore;
        this.remembered = remembered;
    }

    /** How many of the last passwords may not be used again, the present one among them. */
    public int remembered() {
        return remembered;
    }

    /**
     * Passes, or throws a 400 that names all that is missing.
     *
     * @param about words that belong to the person and are guessed first: name, address
     */
    public void check(String pointer, String password, List<String> about) {
        var wrong = wrong(password, about);
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST)
                    .errors(wrong.stream()
                            .map(detail -> new FieldError(pointer, "value", detail))
                            .toList());
        }
    }

    /** What is wrong with the password; empty where nothing is. */
    public List<String> wrong(String password, List<String> about) {
        var wrong = new ArrayList<String>();
        var normal = Passwords.normal(password);
        if (normal.codePointCount(0, normal.length()) < shortest) {
            wrong.add("must have at least " + shortest + " characters");
        }
        if (normal.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            wrong.add("must have at most " + LONGEST_BYTES + " bytes in UTF-8");
        }
        if (normal.codePoints().noneMatch(Character::isLowerCase)) {
            wrong.add("must have a lower-case letter");
        }
        if (normal.codePoints().noneMatch(Character::isUpperCase)) {
            wrong.add("must have an upper-case letter");
        }
        if (normal.codePoints().noneMatch(Character::isDigit)) {
            wrong.add("must have a digit");
        }
        if (normal.codePoints().allMatch(Character::isLetterOrDigit)) {
            wrong.add("must have a sign that is neither letter nor digit");
        }
        // What is wrong anyhow is not measured: a long text would take its time.
        if (wrong.isEmpty() && CommonPasswords.score(normal, about) < leastScore) {
            wrong.add("must not be a common password, or soon guessed of your name or address");
        }
        return wrong;
    }
}
