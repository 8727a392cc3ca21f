package com.loctelli.contact;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the words people use for a time zone: an IANA id, "Eastern", "PST", "UTC-5", or the city of an id. */
public final class ZoneNames {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("eastern", "America/New_York"),
            Map.entry("et", "America/New_York"),
            Map.entry("est", "America/New_York"),
            Map.entry("edt", "America/New_York"),
            Map.entry("central", "America/Chicago"),
            Map.entry("ct", "America/Chicago"),
            Map.entry("cst", "America/Chicago"),
            Map.entry("cdt", "America/Chicago"),
            Map.entry("mountain", "America/Denver"),
            Map.entry("mt", "America/Denver"),
            Map.entry("mst", "America/Denver"),
            Map.entry("mdt", "America/Denver"),
            Map.entry("arizona", "America/Phoenix"),
            Map.entry("pacific", "America/Los_Angeles"),
            Map.entry("pt", "America/Los_Angeles"),
            Map.entry("pst", "America/Los_Angeles"),
            Map.entry("pdt", "America/Los_Angeles"),
            Map.entry("alaska", "America/Anchorage"),
            Map.entry("akst", "America/Anchorage"),
            Map.entry("akdt", "America/Anchorage"),
            Map.entry("hawaii", "Pacific/Honolulu"),
            Map.entry("hst", "Pacific/Honolulu"),
            Map.entry("atlantic", "America/Halifax"),
            Map.entry("newfoundland", "America/St_Johns"),
            Map.entry("gmt", "Europe/London"),
            Map.entry("bst", "Europe/London"),
            Map.entry("uk", "Europe/London"),
            Map.entry("cet", "Europe/Paris"),
            Map.entry("cest", "Europe/Paris"),
            Map.entry("utc", "UTC"),
            Map.entry("z", "UTC"));

    private ZoneNames() {}

    /** The zone that the words name, empty when they name none or more than one. */
    public static Optional<ZoneId> parse(String words) {
        String text = words.strip();
        String common = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(us|standard|daylight|time|zone)\\b|[.()/]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String known = text.indexOf('/') < 0 ? COMMON.get(common) : null;
        if (known != null) {
            return Optional.of(ZoneId.of(known));
        }
        try {
            // Only ids with a region and offsets: short ids of the database freeze a zone without its summer time.
            ZoneId zone = ZoneId.of(text);
            if (text.indexOf('/') > 0 || zone.normalized() instanceof ZoneOffset) {
                return Optional.of(zone);
            }
        } catch (DateTimeException notAnId) {
            return byCity(text);
        }
        return byCity(text);
    }

    private static Optional<ZoneId> byCity(String text) {
        return Optional.ofNullable(Ids.BY_FOLDED.get(fold(text)))
                .filter(id -> !id.isEmpty())
                .map(ZoneId::of);
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Loaded only when a text is no proper id. */
    private static final class Ids {
        /** Whole ids and their cities in lower case; an empty id where two zones share a city's name. */
        static final Map<String, String> BY_FOLDED = read();

        private static Map<String, String> read() {
            Map<String, String> ids = new HashMap<>();
            for (String id : ZoneId.getAvailableZoneIds()) {
                int slash = id.lastIndexOf('/');
                if (slash < 0 || id.startsWith("Etc/") || id.startsWith("SystemV/")) {
                    continue;
                }
                ids.put(fold(id), id);
                ids.merge(fold(id.substring(slash + 1)), id, Ids::oneOf);
            }
            return Map.copyOf(ids);
        }

        /** Aliases such as America/Indianapolis and America/Indiana/Indianapolis are one place. */
        private static String oneOf(String one, String other) {
            if (one.isEmpty()
                    || !ZoneId.of(one).getRules().equals(ZoneId.of(other).getRules())) {
                return "";
            }
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
