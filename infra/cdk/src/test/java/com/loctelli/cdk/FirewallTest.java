package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The firewall in front of a stage, as it was synthesised. */
class FirewallTest {
    @Test
    void theCommonSetRefusesNothingForWhatABodySays() {
        var counted = new TreeSet<String>();
        for (var rule : rule("common")
                .path("Statement")
                .path("ManagedRuleGroupStatement")
                .path("RuleActionOverrides")) {
            assertTrue(rule.path("ActionToUse").has("Count"), rule.toString());
            counted.add(rule.path("Name").asText());
        }
        // All that AWS's common set has of bodies: people write of cameras at 192.168.1.20, of paths and of snippets.
        assertEquals(
                Set.of(
                        "CrossSiteScripting_BODY",
                        "EC2MetaDataSSRF_BODY",
                        "GenericLFI_BODY",
                        "GenericRFI_BODY",
                        "SizeRestrictions_BODY"),
                counted);
    }

    private static JsonNode rule(String name) {
        var rules = Synthesised.of(Synthesised.stack("edge"), "AWS::WAFv2::WebACL")
                .getFirst()
                .path("Rules");
        return StreamSupport.stream(rules.spliterator(), false)
                .filter(rule -> rule.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
