package com.loctelli.testkit.cloud;

import java.time.Duration;

/** What happens to one call instead of its ordinary course. */
public sealed interface Fault {

    /** The call goes its ordinary course. */
    record None() implements Fault {}

    /** The service answers 500 and does nothing. */
    record ServerError() implements Fault {}

    /** The service answers that it is asked too much and does nothing. */
    record Throttled() implements Fault {}

    /** A write meets another transaction on the same item and does nothing. Tables only; queues answer 500. */
    record TransactionConflict() implements Fault {}

    /** The service does what it was asked, and the answer never arrives. */
    record LostAnswer() implements Fault {}

    /** The service does nothing, and so long nothing is answered; a client that still waits is answered 500. */
    record Hang(Duration silence) implements Fault {}

    /** The service does what it was asked, late. A delay above the client's time limit is a timeout. */
    record Slow(Duration delay) implements Fault {}

    /** The network delivers the request twice. */
    record Duplicate() implements Fault {}

    /** The ordinary course. */
    Fault NONE = new None();
}
