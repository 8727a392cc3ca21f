/**
 * A cloud inside the process. Tests and the local run speak to it with the SDK's own clients over loopback HTTP, so
 * production code needs no branch for either: {@link com.loctelli.testkit.cloud.EmbeddedCloud} starts the parts and
 * hands out the endpoint settings that a deployed function would find in its environment.
 *
 * <p>Tables are DynamoDB Local, queues are ElasticMQ; files, secrets, keys, sessions, mail and schedules are small
 * servers of this package that keep to the protocols' documented behaviour where the product relies on it. Time comes
 * from one movable clock, trouble from one {@link com.loctelli.testkit.cloud.Faults}.
 */
@NullMarked
package com.loctelli.testkit.cloud;

import org.jspecify.annotations.NullMarked;
