package com.loctelli.assistant.gate;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The languages in which replies are read, and in which a lead is answered when no model can be asked. */
public enum Language {
    /** English; what is assumed where nothing tells. */
    EN("the|you|your|is|are|what|for|with|would|and|i|we|it|to|of|my|hi|hello|can|do|have|please|thanks|yes|not"),
    /** Spanish. */
    ES(
            "el|los|las|usted|para|con|una|qué|que|es|está|cita|hola|gracias|por|su|quiero|puedo|tengo|sí|y|mi|cómo|del|nos"),
    /** French. */
    FR(
            "le|les|vous|pour|avec|une|est|et|je|votre|bonjour|merci|rendez-vous|oui|nous|des|du|mon|à|ça|pas|suis|voudrais"),
    /** German. */
    DE(
            "der|die|das|sie|ihr|ihre|für|mit|und|ist|ich|ein|eine|hallo|danke|termin|ja|wir|nicht|um|am|den|mein|uhr|bitte"),
    /** Portuguese. */
    PT(
            "o|os|você|para|com|uma|é|e|eu|seu|sua|olá|obrigado|obrigada|sim|não|consulta|por|às|meu|quero|posso|está|do|da");

    private final Pattern words;

    Language(String words) {
        this.words = Pattern.compile("(?iU)(?<![\\p{L}-])(?:" + words + ")(?![\\p{L}-])");
    }

    /** The language that the texts are most likely written in; English where none shows. */
    public static Language of(List<String> texts) {
        var counts = new EnumMap<Language, Integer>(Language.class);
        var all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        for (var language : values()) {
            counts.put(language, (int) language.words.matcher(all).results().count());
        }
        var best = EN;
        for (var language : values()) {
            if (counts.getOrDefault(language, 0) > counts.getOrDefault(best, 0)) {
                best = language;
            }
        }
        return best;
    }
}
