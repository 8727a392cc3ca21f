package com.loctelli.bench;

import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.ConsentKeys;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.testkit.TestPlatform;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills a tenant: one lead or message as the product makes it, and copies of its items under other names. */
final class Fill {
    private static final int BATCH = 25;
    private static final int WRITERS = 4;
    private static final int SLICE = 500;

    private Fill() {}

    /** Makes so many leads and returns the id of the first. */
    static List<String> leads(TestPlatform test, Tenant tenant, int count) {
        var made = new Leads(test.platform())
                .of(tenant)
                .create(Samples.lead("+15550100000", "ann0@example.com"), Actor.SYSTEM);
        var id = made.sk();
        if (count > 1) {
            try (var client = client(test)) {
                copy(test, tenant, client, id, count - 1);
            }
        }
        return List.of(id);
    }

    /** Makes a conversation as long as that, by copies of its last message. */
    static void messages(TestPlatform test, Tenant tenant, String conversationId, int count) {
        var table = test.platform().settings().prefix() + "conversations";
        try (var client = client(test)) {
            var newest = client.query(r -> r.tableName(table)
                            .keyConditionExpression("subAccountId = :t AND begins_with(sk, :m)")
                            .expressionAttributeValues(Map.of(
                                    ":t", AttributeValue.fromS(tenant.partition()),
                                    ":m", AttributeValue.fromS(conversationId + "#M#")))
                            .scanIndexForward(false)
                            .limit(1))
                    .items()
                    .getFirst();
            var batch = new ArrayList<WriteRequest>();
            for (long seq = Long.parseLong(
                                    Objects.requireNonNull(newest.get("seq")).n())
                            + 1;
                    seq <= count;
                    seq++) {
                var item = new HashMap<>(newest);
                item.put("sk", AttributeValue.fromS(conversationId + "#M#" + "%012d".formatted(seq)));
                item.put("seq", AttributeValue.fromN(Long.toString(seq)));
                batch.add(put(item));
                if (batch.size() == BATCH) {
                    write(client, table, batch);
                }
            }
            if (!batch.isEmpty()) {
                write(client, table, batch);
            }
            client.updateItem(r -> r.tableName(table)
                    .key(Map.of(
                            "subAccountId", AttributeValue.fromS(tenant.partition()),
                            "sk", AttributeValue.fromS(conversationId + "#HEAD")))
                    .updateExpression("SET lastSeq = :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN(Integer.toString(count)))));
        }
    }

    /** Has the summary that there is of a conversation tell of all its messages until the given one. */
    static void summed(TestPlatform test, Tenant tenant, String conversationId, int through) {
        var table = test.platform().settings().prefix() + "assistant";
        try (var client = client(test)) {
            client.updateItem(r -> r.tableName(table)
                    .key(Map.of(
                            "subAccountId", AttributeValue.fromS(tenant.partition()),
                            "sk", AttributeValue.fromS(conversationId + "#SUMMARY")))
                    .updateExpression("SET throughSeq = :n")
                    .conditionExpression("attribute_exists(sealed)")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN(Integer.toString(through)))));
        }
    }

    /** Makes so many leads of New York who agreed to be texted: of each no more than a campaign reads. */
    static void crowd(TestPlatform test, Tenant tenant, int count) {
        var phone = "+12125559999";
        var made = new Leads(test.platform())
                .of(tenant)
                .create(
                        NewLead.of(
                                LeadSource.IMPORT,
                                LeadChange.builder()
                                        .name("Ann", null)
                                        .phone(phone)
                                        .timezone("America/New_York", ZoneSource.FORM)
                                        .build()),
                        Actor.SYSTEM);
        new Consents(test.platform())
                .of(tenant)
                .enter(phone, NewConsent.of("express_written", "all", "form", Map.of()), Actor.SYSTEM);
        try (var client = client(test);
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            var prefix = test.platform().settings().prefix();
            var lead = item(client, prefix + "leads", tenant, made.sk());
            var agreed = item(client, prefix + "messaging", tenant, ConsentKeys.head(phone));
            for (int from = 0; from < count; from += BATCH) {
                var leads = new ArrayList<WriteRequest>();
                var consents = new ArrayList<WriteRequest>();
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    var names = Map.of(
                            made.sk(),
                            test.platform().ids().next("ld"),
                            phone,
                            "+1212%03d%04d".formatted(600 + i / 10_000, i % 10_000));
                    leads.add(put(renamed(lead, names)));
                    consents.add(put(renamed(agreed, names)));
                }
                threads.execute(() -> {
                    write(client, prefix + "leads", leads);
                    write(client, prefix + "messaging", consents);
                });
            }
        }
        new Leads(test.platform()).of(tenant).delete(made.sk(), null);
    }

    private static Map<String, AttributeValue> item(DynamoDbClient client, String table, Tenant tenant, String sk) {
        return client.getItem(r -> r.tableName(table)
                        .key(Map.of(
                                "subAccountId",
                                AttributeValue.fromS(tenant.partition()),
                                "sk",
                                AttributeValue.fromS(sk))))
                .item();
    }

    /** Several writers side by side: the copies have nothing in common, and one alone waits for most of the time. */
    private static void copy(TestPlatform test, Tenant tenant, DynamoDbClient client, String id, int copies) {
        var table = test.platform().settings().prefix() + "leads";
        var items = client.query(r -> r.tableName(table)
                        .keyConditionExpression("subAccountId = :t")
                        .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(tenant.partition()))))
                .items();
        var written = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int from = 1; from <= copies; from += SLICE) {
                int first = from;
                int last = Math.min(copies, from + SLICE - 1);
                written.add(threads.submit(() -> copy(test, client, table, items, id, first, last)));
            }
        }
        for (var slice : written) {
            try {
                slice.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the leads could not be written", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void copy(
            TestPlatform test,
            DynamoDbClient client,
            String table,
            List<Map<String, AttributeValue>> items,
            String id,
            int first,
            int last) {
        var batch = new ArrayList<WriteRequest>();
        for (int i = first; i <= last; i++) {
            var copy = test.platform().ids().next("ld");
            var phone = "+1555%07d".formatted(200_000 + i);
            var email = "ann" + i + "@example.com";
            for (var item : items) {
                batch.add(put(renamed(item, Map.of(id, copy, "+15550100000", phone, "ann0@example.com", email))));
                if (batch.size() == BATCH) {
                    write(client, table, batch);
                }
            }
        }
        if (!batch.isEmpty()) {
            write(client, table, batch);
        }
    }

    private static void write(DynamoDbClient client, String table, List<WriteRequest> batch) {
        var requests = List.copyOf(batch.stream()
                .collect(Collectors.toMap(w -> w.putRequest().item().get("sk"), w -> w, (first, second) -> second))
                .values());
        var left = client.batchWriteItem(r -> r.requestItems(Map.of(table, requests)));
        // An answer with an empty map has one, too.
        if (!left.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("the tables took a part only");
        }
        batch.clear();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(p -> p.item(item)).build();
    }

    private static Map<String, AttributeValue> renamed(Map<String, AttributeValue> item, Map<String, String> names) {
        return item.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> renamed(e.getValue(), names)));
    }

    private static AttributeValue renamed(AttributeValue value, Map<String, String> names) {
        if (value.s() != null) {
            var text = value.s();
            for (var name : names.entrySet()) {
                text = text.replace(name.getKey(), name.getValue());
            }
            return AttributeValue.fromS(text);
        }
        return value.hasM() ? AttributeValue.fromM(renamed(value.m(), names)) : value;
    }

    private static DynamoDbClient client(TestPlatform test) {
        var settings = test.platform().settings();
        return DynamoDbClient.builder()
                .region(Region.of(settings.need("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.need("AWS_ACCESS_KEY_ID"), settings.need("AWS_SECRET_ACCESS_KEY"))))
                .endpointOverride(URI.create(settings.need("AWS_ENDPOINT_URL_DYNAMODB")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
