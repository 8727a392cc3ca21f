package com.loctelli.assistant.gate;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of days and months in the languages that are read, as patterns. A short form is written with all the
 * languages' forms together; where one form means two things, both readings are tried.
 */
final class Calendars {
    /** Full names of the days; in Portuguese also without "-feira". */
    static final List<String> DAYS = List.of(
            "mondays?|lunes|lundis?|montags?|segunda-feira|segunda",
            "tuesdays?|martes|mardis?|dienstags?|terça-feira|terca-feira|terça",
            "wednesdays?|miércoles|miercoles|mercredis?|mittwochs?|quarta-feira|quarta",
            "thursdays?|jueves|jeudis?|donnerstags?|quinta-feira|quinta",
            "fridays?|viernes|vendredis?|freitags?|sexta-feira|sexta",
            "saturdays?|sábados?|sabados?|samedis?|samstags?|sonnabends?",
            "sundays?|domingos?|dimanches?|sonntags?");

    private static final List<String> SHORT = List.of(
            "mon|lun|mo|seg",
            "tues|tue|mar|di|ter",
            "weds|wed|mié|mie|mer|mi|qua",
            "thurs|thur|thu|jue|jeu|do|qui",
            "fri|vie|ven|fr|sex",
            "sat|sáb|sab|sam|sa",
            "sun|dom|dim|so");

    private static final List<String> MONTH_NAMES = List.of(
            "january|jan|enero|ene|janvier|janv|januar|jänner|janeiro",
            "february|feb|febrero|février|fevrier|févr|fevr|février|februar|fevereiro|fev",
            "march|mar|marzo|mars|märz|maerz|mrz|março|marco",
            "april|apr|abril|abr|avril|avr",
            "may|mayo|mai|maio",
            "june|jun|junio|juin|juni|junho",
            "july|jul|julio|juillet|juil|juli|julho",
            "august|aug|agosto|ago|août|aout",
            "september|sept|sep|septiembre|set|septembre|setembro",
            "october|oct|octubre|octobre|oktober|okt|outubro|out",
            "november|nov|noviembre|novembre|novembro",
            "december|dec|diciembre|dic|décembre|decembre|déc|dezember|dez|dezembro");

    /** Every form of a month. */
    static final String MONTHS = String.join("|", MONTH_NAMES);
    /** Every short form of a day. */
    static final String SHORT_DAYS = String.join("|", SHORT);
    /** Every form of a month that is written with a full stop. */
    static final String SHORT_MONTHS =
            "jan|ene|janv|feb|févr|fevr|fev|mar|mrz|apr|abr|avr|jun|jul|juil|aug|ago|sept|sep|set|oct|okt|out|nov|dec|dic|déc|dez";

    private static final Map<String, DayOfWeek> DAY_OF = new LinkedHashMap<>();
    private static final Map<String, Month> MONTH_OF = new LinkedHashMap<>();

    static {
        for (var day : DayOfWeek.values()) {
            int at = day.getValue() - 1;
            for (var form : (DAYS.get(at) + "|" + SHORT.get(at)).split("\\|", -1)) {
                DAY_OF.put(form.replace("?", ""), day);
                DAY_OF.put(form.replace("s?", ""), day);
            }
        }
        for (var month : Month.values()) {
            for (var form : MONTH_NAMES.get(month.getValue() - 1).split("\\|", -1)) {
                MONTH_OF.put(form, month);
            }
        }
    }

    private Calendars() {}

    static DayOfWeek day(String form) {
        return found(DAY_OF.get(form), form);
    }

    static Month month(String form) {
        return found(MONTH_OF.get(form), form);
    }

    private static <T> T found(@org.jspecify.annotations.Nullable T value, String form) {
        if (value == null) {
            throw new IllegalArgumentException(form + " names nothing");
        }
        return value;
    }
}
