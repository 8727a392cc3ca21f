package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NodeTest {
    @Test
    void whereNodeIsMissingTheMessageSaysWhatToDoAndShowsNoStackTrace() {
        var missing = assertThrows(Node.Missing.class, () -> Node.require("no-such-node"));
        assertTrue(missing.getMessage().startsWith("Node.js is missing"));
        assertEquals(0, missing.getStackTrace().length);
    }
}
