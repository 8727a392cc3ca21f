package com.loctelli.assistant.gate;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every amount of money that a reply states stands in what the business says of itself, and there of the same thing.
 * What the lead said they can spend may be repeated, as long as nothing is offered for it. A strategy that forbids to
 * speak of prices allows none.
 */
final class PriceCheck {
    private static final String NAME = "prices";
    private static final Pattern SELLS = Pattern.compile(
            "(?U)(?<!\\p{L})(?:for you|we (?:can|will|could|do|would)|we'll|i can|i could|i'll|costs?|price[ds]?|total|starts? at|all in"
                    + "|le (?:hacemos|hago|sale|saldría|dejo|dejamos)|te (?:hacemos|hago|sale|dejo)|hacemos|podemos|cuesta|precio|sale por"
                    + "|on vous (?:fait|fera)|nous (?:faisons|ferons|pouvons)|je vous (?:fais|ferai)|coûte|revient|prix"
                    + "|wir (?:machen|können)|ich (?:mache|kann)|machen wir|kostet|preis|bekommen sie"
                    + "|fazemos|faço|podemos|custa|preço|fica (?:em|por)|sai por)(?!\\p{L})");
    private static final Pattern BUDGET = Pattern.compile(
            "(?U)(?<!\\p{L})(?:budget|presupuesto|orçamento|noted|noto|anoto|anotado|anotei|note|notiere|notiert)(?!\\p{L})");
    /** What a strategy says that wants no prices told. */
    private static final Pattern SILENT = Pattern.compile(
            "(?U)(?:never|not|don't|no|nunca|jamás|ne|pas|jamais|nie|niemals|keine?|nicht|não)[^.;\\n]{0,40}(?<!\\p{L})"
                    + "(?:pric(?:e|es|ing)|quotes?|costs|precios?|tarifas|prix|tarifs?|preise?n?|preços?|valores)(?!\\p{L})");

    private PriceCheck() {}

    static Check of(String normal, Evidence evidence) {
        boolean isSilent = evidence.house().forbids(SILENT);
        for (var sentence : Sentences.of(normal)) {
            for (var clause : Clauses.of(sentence.text())) {
                for (var money : Money.in(clause)) {
                    boolean isGiven = !isSilent && isGiven(money, clause, evidence);
                    if (!isGiven && !isEcho(money, sentence.text(), evidence)) {
                        return Check.failed(
                                NAME,
                                "The reply states \"" + money.words()
                                        + "\", which the business does not say of this. Name no price that is not in your"
                                        + " instructions; offer to have a person tell it.");
                    }
                }
            }
        }
        return Check.passed(NAME);
    }

    private static boolean isGiven(Money money, String clause, Evidence evidence) {
        var topics = Clauses.topics(clause);
        var ofAll = new HashSet<String>();
        var ofThis = new HashSet<String>();
        boolean isStated = false;
        for (var known : evidence.house().clauses()) {
            var sums = Money.sums(known);
            if (!sums.isEmpty()) {
                ofAll.addAll(Clauses.topics(known));
            }
            if (sums.contains(money.cents())) {
                isStated = true;
                ofThis.addAll(Clauses.topics(known));
            }
        }
        return isStated && (isApart(topics, ofAll) || !isApart(topics, ofThis));
    }

    private static boolean isApart(Set<String> some, Set<String> others) {
        return some.stream().noneMatch(others::contains);
    }

    private static boolean isEcho(Money money, String sentence, Evidence evidence) {
        boolean isLeads = evidence.leadWords().stream()
                .anyMatch(text -> Money.sums(text).contains(money.cents()) || text.contains(money.words()));
        return isLeads
                && (BUDGET.matcher(sentence).find() || !SELLS.matcher(sentence).find());
    }
}
