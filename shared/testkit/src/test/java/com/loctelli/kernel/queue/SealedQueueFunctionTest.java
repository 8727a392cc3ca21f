package com.loctelli.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.kernel.crypto.DataKey;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.probe.Ping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedQueueFunctionTest {
    private final TestPlatform test = TestPlatform.start();
    private final Tenant tenant = test.tenant();
    private final List<String> worked = new ArrayList<>();
    private final List<String> lay = new ArrayList<>();

    private final class PingFunction extends SealedQueueFunction<Ping> {
        PingFunction(Platform platform) {
            super(platform, Ping.class, (of, ping) -> {
                worked.add(of.partition() + ":" + ping.word());
                return Outcome.DONE;
            });
        }
    }

    private SQSBatchResponse work(SQSEvent event, Context context) {
        event.getRecords().forEach(message -> lay.add(message.getBody()));
        var answer = new PingFunction(test.platform()).handleRequest(event, context);
        assertEquals(List.of(), answer.getBatchItemFailures());
        return answer;
    }

    private void send(Tenant of, Tenant under) {
        var body = SealedBody.of(test.platform().cipher(), under, new Ping("call 555-0100"));
        test.platform().queues().send(Outgoing.of(QueueName.LEAD_EVENTS, of, body));
    }

    @Test
    void theWorkerReadsWhatNobodyElseCan() {
        send(tenant, tenant);

        assertEquals(1, test.drain(QueueName.LEAD_EVENTS, this::work));

        assertEquals(List.of(tenant.partition() + ":call 555-0100"), worked);
        assertFalse(lay.getFirst().contains("555"));
    }

    @Test
    void aMessageWhoseKeyWasDestroyedIsRejectedAndMakesNoOther() {
        send(tenant, tenant);
        var platform = test.platform();
        Rows rows = platform.database().table(TableName.KERNEL).of(tenant);
        platform.database().commit(rows.delete("DATAKEY#1"));
        platform.cipher().forget(tenant);

        assertEquals(1, test.drain(QueueName.LEAD_EVENTS, this::work));

        assertEquals(List.of(), worked);
        assertNull(rows.get("DATAKEY#1", DataKey.class));
    }

    @Test
    void aBodySealedForAnotherTenantIsRejected() {
        send(tenant, test.tenant());

        assertEquals(1, test.drain(QueueName.LEAD_EVENTS, this::work));

        assertEquals(List.of(), worked);
    }
}
