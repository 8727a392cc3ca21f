package com.loctelli.contact;

/** What kind of line the numbering plan says a number is; porting may have made it another since. */
public enum LineType {
    /** A mobile, which receives texts. */
    MOBILE,
    /** A landline. */
    FIXED_LINE,
    /** The plan does not tell mobiles and landlines apart, as in the USA and Canada. */
    FIXED_LINE_OR_MOBILE,
    /** Free for the caller. */
    TOLL_FREE,
    /** Dearer than usual for the caller. */
    PREMIUM_RATE,
    /** A line of an internet telephony provider. */
    VOIP,
    /** Anything else, or no range of the plan holds the number. */
    UNKNOWN
}
