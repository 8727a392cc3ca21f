package com.loctelli.cdk.iam;

/**
 * What policies name that only AWS, or the stack that makes it, can name.
 *
 * @param keyArn the key that everything at rest is under
 * @param filesArn the bucket for files
 */
public record Given(String keyArn, String filesArn) {}
