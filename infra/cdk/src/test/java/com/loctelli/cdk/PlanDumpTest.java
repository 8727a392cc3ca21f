package com.loctelli.cdk;
import com.loctelli.cdk.plan.*;
import org.junit.jupiter.api.Test;
class PlanDumpTest {
    @Test void dump() { Plan.ofSurface().functions().forEach(f -> System.out.println(f.name() + " " + f.needs())); }
}
