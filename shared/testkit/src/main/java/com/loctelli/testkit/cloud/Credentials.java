package com.loctelli.testkit.cloud;

/** An access key and its secret. Neither opens anything outside this process. */
public record Credentials(String accessKeyId, String secretAccessKey) {}
