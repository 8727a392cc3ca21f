package com.loctelli.contact;

import java.util.Optional;

/**
 * A telephone number in E.164: a plus, a calling code that does not begin with zero, seven to fifteen digits in all.
 *
 * <p>Making one of a string that already has that form costs nothing. {@link #parse}, {@link #country},
 * {@link #isInUse}, {@link #lineType} and {@link #display} read the world's numbering plans on first use, some 120 to
 * 170 ms in a cold process.
 */
public record PhoneNumber(String e164) {
    /** The form that {@link #isE164} asks for, for request records to declare. */
    public static final String E164 = "[+][1-9][0-9]{6,14}";

    /** What to tell whoever gave another form. */
    public static final String NOT_E164 = "must be a telephone number in E.164 such as +12125550123";

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    /** Letters may stand for digits ({@code 1-800-FLOWERS}), but not for all of them. */
    private static final int FEWEST_TYPED = 3;

    private static final int FEWEST_MEANT = 4;

    /** Accepts E.164 and nothing else: no blanks, brackets or missing plus. */
    public PhoneNumber {
        if (!isE164(e164)) {
            // The text is left out on purpose: this message ends up in logs.
            throw new IllegalArgumentException("not an E.164 telephone number");
        }
    }

    /** The cheap, strict way for numbers that we or a carrier wrote. */
    public static PhoneNumber ofE164(String e164) {
        return new PhoneNumber(e164);
    }

    /**
     * Reads a number as a person writes it; one without a calling code is taken as a number of the default country.
     *
     * <p>A number of the right length that lies in no range known to be in use is kept, since ranges open faster than
     * our data: {@link #isInUse} tells. Extensions are dropped, they cannot be texted.
     */
    public static Optional<PhoneNumber> parse(String raw, Country defaultCountry) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return NumberingPlans.parse(text, defaultCountry);
    }

    /** Says whether the text is strictly E.164, without any look at numbering plans. */
    public static boolean isE164(String text) {
        int digits = text.length() - 1;
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a person could mean a telephone number of any country by it, as far as can be told without the numbering
     * plans: what {@link #parse} reads always is.
     */
    public static boolean isConceivable(String raw) {
        return raw.chars().filter(Character::isDigit).count() >= FEWEST_TYPED
                && raw.chars().filter(Character::isLetterOrDigit).count() >= FEWEST_MEANT;
    }

    /** The country whose plan the number lies in; empty for shared codes and ranges not in use. */
    public Optional<Country> country() {
        return NumberingPlans.countryOf(this);
    }

    /**
     * The state of the USA or the province of Canada that the number was given out in, such as {@code US-FL}; empty for
     * other countries and for numbers of no place. A mobile keeps its number when its owner moves.
     */
    public Optional<String> state() {
        return NumberingPlans.stateOf(this);
    }

    /** Whether the number lies in a range that its numbering plan has opened. */
    public boolean isInUse() {
        return NumberingPlans.isInUse(this);
    }

    /** What kind of line the plan says this is. */
    public LineType lineType() {
        return NumberingPlans.lineTypeOf(this);
    }

    /** The last four digits, enough for its owner to know which number is meant. */
    public String lastFour() {
        return e164.substring(e164.length() - 4);
    }

    /** The number as people print it, with its calling code: {@code +1 212-736-5000}. */
    public String display() {
        return NumberingPlans.display(this);
    }

    /** Masked, for logs: only the last two digits. */
    @Override
    public String toString() {
        return "+***" + e164.substring(e164.length() - 2);
    }
}
