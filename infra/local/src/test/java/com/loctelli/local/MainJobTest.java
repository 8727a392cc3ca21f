package com.loctelli.local;

import java.util.Map;

/** The main job on the embedded cloud. */
class MainJobTest extends MainJob {
    @Override
    Map<String, String> cloud() {
        return Map.of();
    }
}
