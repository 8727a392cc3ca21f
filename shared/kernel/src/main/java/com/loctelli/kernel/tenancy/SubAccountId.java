package com.loctelli.kernel.tenancy;

import java.util.regex.Pattern;

/**
 * The name of a sub-account: {@code sa_} and up to 40 letters and digits. A value, not a permission: see
 * {@link Tenant}. The form is checked because it becomes a session tag and a key.
 */
public record SubAccountId(String value) {
    private static final Pattern FORM = Pattern.compile("sa_[A-Za-z0-9]{1,40}");

    public SubAccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sub-account id");
        }
    }

    /** Whether the text has the form of a sub-account id. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
