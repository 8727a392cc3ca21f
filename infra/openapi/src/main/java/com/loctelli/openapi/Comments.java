package com.loctelli.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Javadoc of classes and of record components, read from the sources that the build put beside this class. */
final class Comments {
    private static final Pattern ROUTE = Pattern.compile("^[A-Z]+ /\\S+(?: and [A-Z]* ?/\\S+)?\\s*:\\s*");
    private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private final Map<String, String> sources = new ConcurrentHashMap<>();

    /** The words before the first tag, without mark-up; empty where the class has none. */
    String of(Class<?> type) {
        var comment = raw(type).orElse("");
        var tag = TAG.matcher(comment);
        var words = plain(tag.find() ? comment.substring(0, tag.start()) : comment);
        var told = ROUTE.matcher(words).replaceFirst("");
        return told.isEmpty() ? "" : Character.toUpperCase(told.charAt(0)) + told.substring(1);
    }

    /** What a feature's package says of itself in its first sentence; its name where it says nothing. */
    String ofFeature(String feature) {
        var source = source("com.loctelli." + feature + ".package-info");
        int end = source.indexOf("*/");
        int begin = source.indexOf("/**");
        if (begin < 0 || end < begin) {
            return feature;
        }
        return plain(unstarred(source.substring(begin + 3, end))).replaceFirst("(?<=\\.)\\s.*", "");
    }

    /** What the record says of its components. */
    Map<String, String> ofComponents(Class<?> record) {
        var comment = raw(record).orElse("");
        var out = new LinkedHashMap<String, String>();
        var tag = TAG.matcher(comment);
        @Nullable String open = null;
        int from = 0;
        while (tag.find()) {
            put(out, open, comment.substring(from, tag.start()));
            open = tag.group(1).equals("param") ? "param" : null;
            from = tag.end();
        }
        put(out, open, comment.substring(from));
        return out;
    }

    private static void put(Map<String, String> out, @Nullable String open, String text) {
        var words = plain(text);
        int space = words.indexOf(' ');
        if (open != null && space > 0) {
            out.put(words.substring(0, space), words.substring(space + 1));
        }
    }

    /** The comment right before the type's declaration, without its stars. */
    private Optional<String> raw(Class<?> type) {
        var source = source(type);
        var declared = Pattern.compile("\\b(?:class|record|interface|enum) " + type.getSimpleName() + "\\b")
                .matcher(source);
        while (declared.find()) {
            int end = source.lastIndexOf("*/", declared.start());
            int begin = end < 0 ? -1 : source.lastIndexOf("/**", end);
            if (begin >= 0 && !source.substring(end + 2, declared.start()).matches("(?s).*[;{}].*")) {
                return Optional.of(unstarred(source.substring(begin + 3, end)));
            }
        }
        return Optional.empty();
    }

    private static String unstarred(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", "").trim();
    }

    private String source(Class<?> type) {
        var top = type;
        for (var outer = top.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            top = outer;
        }
        return source(top.getName());
    }

    private String source(String name) {
        return sources.computeIfAbsent(name, Comments::read);
    }

    private static String read(String name) {
        var parts = name.split("\\.", 4);
        if (parts.length < 4) {
            return "";
        }
        var path = "/sources/" + parts[2] + "/src/main/java/" + name.replace('.', '/') + ".java";
        try (var in = Comments.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return INLINE.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(1).replaceAll("^.*#", "").trim()))
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .trim();
    }
}
