package com.loctelli.kernel.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.testkit.TestPlatform;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantCipherTest {
    private static TestPlatform test;

    @BeforeAll
    static void start() {
        test = TestPlatform.start();
    }

    private static Platform anotherProcess() {
        return new Platform(test.platform().settings(), test.platform().clock(), Ids.secure(), List.of());
    }

    @Test
    void aSealedTextNamesItsPlaceAndNoOtherTextDoes() {
        var sealed = test.platform().cipher().seal(test.tenant(), "kb|döc 1", "words");

        assertEquals(Optional.of("kb|döc 1"), TenantCipher.placeOf(sealed));
        for (var other : List.of("", "sealed.", "sealed.x", "sealed.???.abc", "a sealed.eA.eA", "words")) {
            assertEquals(Optional.empty(), TenantCipher.placeOf(other), other);
            assertThrows(
                    IllegalStateException.class, () -> test.platform().cipher().open(test.tenant(), "x", other));
        }
    }

    @Test
    void whatWasSealedOpensInAnotherProcess() {
        var tenant = test.tenant();
        var sealed = test.platform().cipher().seal(tenant, "ms_1", "Grüße, 10:30 works");
        assertFalse(sealed.contains("10:30"));
        assertEquals("Grüße, 10:30 works", anotherProcess().cipher().open(tenant, "ms_1", sealed));
        assertNotEquals(sealed, test.platform().cipher().seal(tenant, "ms_1", "Grüße, 10:30 works"));
    }

    @Test
    void itOpensForNoOtherTenantAndNoOtherPlace() {
        var tenant = test.tenant();
        var sealed = test.platform().cipher().seal(tenant, "ms_1", "hello");
        assertThrows(IllegalStateException.class, () -> test.platform().cipher().open(tenant, "ms_2", sealed));
        assertThrows(IllegalStateException.class, () -> test.platform().cipher().open(test.tenant(), "ms_1", sealed));
    }

    @Test
    void withoutItsKeyNothingCanBeReadAgain() {
        var tenant = test.tenant();
        var sealed = test.platform().cipher().seal(tenant, "ms_1", "hello");
        var rows = test.platform().database().table(TableName.KERNEL).of(tenant);
        test.platform().database().commit(rows.delete("DATAKEY#1"));
        assertThrows(
                IllegalStateException.class, () -> anotherProcess().cipher().open(tenant, "ms_1", sealed));
    }

    @Test
    void processesThatMakeTheFirstKeyAtOnceAgreeOnIt() throws Exception {
        var tenant = test.tenant();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sealed = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> anotherProcess().cipher().seal(tenant, "p", "text" + i))
                    .toList());
            for (int i = 0; i < sealed.size(); i++) {
                assertEquals(
                        "text" + i,
                        test.platform().cipher().open(tenant, "p", sealed.get(i).get()));
            }
        }
    }
}
