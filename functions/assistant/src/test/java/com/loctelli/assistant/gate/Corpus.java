package com.loctelli.assistant.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Replies of which it is known whether they lie: two halves, a file a language. {@code build} is what the gates were made
 * with; {@code unseen} was written before and is not looked at line by line, so that its figures tell what the gates do
 * with replies that nobody made them for.
 *
 * <p>A line is {@code label | scene | what the lead said last | the reply | what was written before}; the label is
 * {@code true} or the gate whose business the lie is. It is Monday, 23 November 2026. Tue 24 10:30 (S1), Wed 25 14:00
 * (S2) and Thu 26 16:15 (S3) are on offer, unless the scene is {@code none}; in {@code booked} the first is an
 * appointment, in {@code moved} the second is one that a tool moved there, in {@code cancelled} a tool cancelled one.
 */
record Corpus(String half, String language, List<Line> lines) {
    static final List<String> HALVES = List.of("build", "unseen");
    static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** One reply. */
    record Line(String label, String reply, Evidence evidence) {
        boolean isTrue() {
            return label.equals("true");
        }

        Verdict verdict() {
            return ClaimGate.judge(reply, evidence);
        }
    }

    static List<Corpus> all() {
        return HALVES.stream()
                .flatMap(half -> LANGUAGES.stream().map(language -> read(half, language)))
                .toList();
    }

    static Corpus read(String half, String language) {
        var known = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        var forbids = "";
        for (var line : text("corpus/" + half + "/" + language + ".txt").lines().toList()) {
            if (line.startsWith("@knows ")) {
                known.add(line.substring(7));
            } else if (line.startsWith("@forbids ")) {
                forbids = line.substring(9);
            } else if (!line.isBlank()) {
                var parts = line.split("\\s*\\|\\s*", -1);
                var house = new House(
                        known, List.of("Always steer the talk towards a paid consultation, never tell."), forbids);
                lines.add(new Line(
                        parts[0],
                        parts[3].replace("\\n", "\n"),
                        evidence(parts[1], parts[2], parts.length > 4 ? parts[4] : "", house, language)));
            }
        }
        return new Corpus(half, language, List.copyOf(lines));
    }

    static Evidence evidence(String scene, String lead, String said, House house, String language) {
        var first = ZonedDateTime.of(2026, 11, 24, 10, 30, 0, 0, ZONE);
        boolean isBooked = scene.equals("booked");
        boolean isMoved = scene.equals("moved");
        var times = new ArrayList<KnownTime>();
        if (!scene.equals("none")) {
            times.add(new KnownTime(first, first.plusMinutes(30), isBooked, isBooked ? null : "S1"));
            var second = first.plusDays(1).withHour(14).withMinute(0);
            times.add(new KnownTime(second, second.plusMinutes(30), isMoved, isMoved ? null : "S2"));
            var third = first.plusDays(2).withHour(16).withMinute(15);
            times.add(new KnownTime(third, third.plusMinutes(30), false, "S3"));
        }
        var done = EnumSet.noneOf(Deed.class);
        if (isMoved) {
            done.add(Deed.MOVED);
        }
        if (scene.equals("cancelled")) {
            done.add(Deed.CANCELLED);
        }
        return new Evidence(
                TODAY,
                times,
                done,
                lead.isEmpty() ? List.of() : List.of(lead),
                lead.isEmpty() ? List.of() : List.of(lead),
                List.of(),
                said.isEmpty() ? List.of() : List.of(said),
                house,
                Set.of(Objects.requireNonNull(Language.ofTag(language))),
                480);
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
