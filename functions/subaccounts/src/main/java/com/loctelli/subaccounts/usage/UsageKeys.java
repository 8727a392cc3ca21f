package com.loctelli.subaccounts.usage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** The sort keys of counts and reservations. */
final class UsageKeys {
    private static final String ROOT = "USE#";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    private UsageKeys() {}

    /** Before all stocks. */
    static String stocks() {
        return ROOT + "ALL#";
    }

    /** Before all flows of a month. */
    static String flows(YearMonth month) {
        return ROOT + MONTH.format(month) + "#";
    }

    /** Before the stripes of a count. */
    static String stripes(Metric metric, LocalDate day) {
        return (metric.isFlow() ? flows(YearMonth.from(day)) : stocks()) + metric.wire() + "#";
    }

    static String stripe(Metric metric, LocalDate day, int number) {
        return stripes(metric, day) + number;
    }

    /** The metric's wire name in a stripe's key. */
    static String metric(String sk) {
        return sk.split("#", -1)[2];
    }

    /** The stripe's number in its key. */
    static int number(String sk) {
        return Integer.parseInt(sk.substring(sk.lastIndexOf('#') + 1));
    }

    /** The name of a day among a stripe's days. */
    static String day(LocalDate day) {
        return "d%02d".formatted(day.getDayOfMonth());
    }

    static String reservation(String id) {
        return "RSV#" + id;
    }
}
