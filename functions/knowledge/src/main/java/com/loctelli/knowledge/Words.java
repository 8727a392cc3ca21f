package com.loctelli.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text as the index knows them: in their stem, without those that every text has. */
final class Words {
    /** The languages whose stems are known; in any other one words are taken as they are. */
    static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");

    private static final Map<String, Supplier<Analyzer>> MAKERS = Map.of(
            "en", EnglishAnalyzer::new,
            "es", SpanishAnalyzer::new,
            "fr", FrenchAnalyzer::new,
            "de", GermanAnalyzer::new,
            "pt", PortugueseAnalyzer::new);
    private static final Map<String, Analyzer> MADE = new ConcurrentHashMap<>();
    private static final int LONGEST = 40;

    private Words() {}

    static List<String> of(String text, String language) {
        var analyzer = MADE.computeIfAbsent(
                language,
                name -> MAKERS.getOrDefault(name, StandardAnalyzer::new).get());
        var out = new ArrayList<String>();
        try (var words = analyzer.tokenStream("text", text)) {
            var word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                // A # would end the word in its key.
                var one = word.toString().replace("#", "");
                if (!one.isEmpty() && one.length() <= LONGEST) {
                    out.add(one);
                }
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
