package com.loctelli.kernel.storage;

import com.loctelli.kernel.audit.AuditChange;
import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.feed.FeedKeys;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Outage;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * DynamoDB for one tenant at a time. Every request carries the tenant it was made for, as an execution attribute that
 * {@link TenantGuard} checks against the keys on the wire and as the credentials where AWS enforces it; consumed
 * capacity goes to the {@link Meter}. What the SDK throws is translated here: a failed condition becomes the conflict
 * that its write says it means, throttling and lost connections become 503. The file is long because all of the SDK's
 * calls and all of their failures are in this one place.
 */
public final class Database {
    private static final int CONFLICT_RETRIES = 6;
    private static final int BATCH = 100;
    /** The writes of an entry of the audit log: itself, and the end of its chain. */
    private static final int ENTRY = 2;

    private static final int CHAIN_RETRIES = 12;
    /** The bytes that a sort key may have. */
    private static final int LONGEST_KEY = 1024;

    private final Supplier<DynamoDbClient> client;
    private final String prefix;
    private final Clock clock;
    private final Cursors cursors;
    private final PlatformKeys keys;
    private final TenantCredentials credentials;

    /** @param prefix what the physical names of the tables begin with, such as {@code loctelli-dev-} */
    public Database(
            Supplier<DynamoDbClient> client,
            String prefix,
            Clock clock,
            PlatformKeys keys,
            TenantCredentials credentials) {
        this.client = client;
        this.prefix = prefix;
        this.clock = clock;
        this.cursors = new Cursors(keys);
        this.keys = keys;
        this.credentials = credentials;
    }

    private Database(Database other, Clock clock) {
        this.client = other.client;
        this.prefix = other.prefix;
        this.clock = clock;
        this.cursors = other.cursors;
        this.keys = other.keys;
        this.credentials = other.credentials;
    }

    /** The same database by another clock. */
    public Database by(Clock other) {
        return new Database(this, other);
    }

    /** A feature's table. */
    public Table table(TableName name) {
        return new Table(this, name);
    }

    /** Items of several tables in one read. */
    public BatchRead batch(Tenant tenant) {
        return new BatchRead(this, tenant);
    }

    /** Makes the writes, all or none. See {@link #commit(Collection)}. */
    public void commit(Write... writes) {
        commit(Arrays.asList(writes));
    }

    /**
     * Makes the writes, all or none: one alone as a plain conditional write, several as one transaction (at most 100).
     * Where a condition does not hold, what its write says of that is thrown. All writes are of one tenant. Inside an
     * administrative act they are made together with an entry of the tenant's audit log, and what they tell is kept with
     * them for those who watch.
     */
    public void commit(Collection<Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        var tenant = writes.iterator().next().tenant;
        if (!writes.stream().allMatch(write -> write.tenant.equals(tenant))) {
            throw new IllegalArgumentException("a transaction is of one tenant");
        }
        var told = told(tenant, writes);
        if (told.isEmpty() || writes.size() + told.size() <= BATCH) {
            var all = new ArrayList<>(writes);
            all.addAll(told);
            commit(tenant, all);
        } else {
            // A transaction that is full tells of itself when it is made.
            commit(tenant, List.copyOf(writes));
            make(tenant, told);
        }
    }

    private void commit(Tenant tenant, List<Write> list) {
        var act = Auditing.current();
        var changes = act.isEmpty() || !SubAccountId.isOne(tenant.partition())
                ? List.<AuditChange>of()
                : list.stream().flatMap(write -> write.change(keys).stream()).toList();
        if (changes.isEmpty()) {
            make(tenant, list);
        } else {
            audited(tenant, list, act.orElseThrow(), changes);
        }
    }

    /** What the writes tell those who watch; nobody watches what is rehearsed. */
    private List<Write> told(Tenant tenant, Collection<Write> writes) {
        if (!SubAccountId.isOne(tenant.partition())) {
            return List.of();
        }
        var told = writes.stream().flatMap(write -> write.told().stream()).toList();
        return told.isEmpty()
                ? List.of()
                : FeedKeys.writes(table(TableName.FEED).of(tenant), told, clock.now());
    }

    private void make(Tenant tenant, List<Write> list) {
        if (list.size() == 1 && list.getFirst().kind != Write.Kind.CHECK) {
            single(list.getFirst());
        } else {
            transact(tenant, list);
        }
    }

    /** Makes the writes with the entry that tells of them; of more than a transaction holds, the entry is made first. */
    private void audited(Tenant tenant, List<Write> writes, Auditing act, List<AuditChange> changes) {
        var rows = table(TableName.KERNEL).of(tenant);
        boolean isTogether = writes.size() + ENTRY <= BATCH;
        for (int attempt = 0; ; attempt++) {
            pause(attempt);
            var all = isTogether ? new ArrayList<>(writes) : new ArrayList<Write>();
            all.addAll(AuditTrail.next(rows, act, changes, clock.now(), keys));
            try {
                transact(tenant, all);
                break;
            } catch (AuditTrail.Moved e) {
                if (attempt == CHAIN_RETRIES) {
                    throw unavailable(e);
                }
                // Another act's entry came first: this one follows it.
            }
        }
        if (!isTogether) {
            make(tenant, writes);
        }
    }

    long epochSecond() {
        return clock.now().getEpochSecond();
    }

    Write put(
            Tenant tenant,
            TableName table,
            String sk,
            Record entity,
            long version,
            Actor by,
            @Nullable Instant createdAt) {
        var write = new Write(Write.Kind.PUT, tenant, table, sk, null);
        var now = Json.text(clock.now());
        Json.toTree(entity).forEach((name, value) -> write.item.put(name, Attributes.of(value)));
        write.item.put(TableName.PARTITION, AttributeValue.fromS(tenant.partition()));
        write.item.put(TableName.SORT, AttributeValue.fromS(sk));
        write.item.put("entity", AttributeValue.fromS(entity.getClass().getSimpleName()));
        write.item.put("version", AttributeValue.fromN(Long.toString(version)));
        write.item.put("createdAt", AttributeValue.fromS(createdAt == null ? now : Json.text(createdAt)));
        write.item.put("updatedAt", AttributeValue.fromS(now));
        write.item.put("createdBy", Attributes.of(by));
        return write;
    }

    Write update(Tenant tenant, TableName table, String sk, Update update) {
        update.add("version", 1).set("updatedAt", clock.now()).setOnce("createdAt", clock.now());
        return new Write(Write.Kind.UPDATE, tenant, table, sk, update);
    }

    <T> @Nullable Stored<T> get(Tenant tenant, TableName table, String sk, Class<T> type) {
        if (isTooLong(sk)) {
            return null;
        }
        var answer = call(() -> client.get()
                .getItem(r -> r.tableName(physical(table))
                        .key(new Write(Write.Kind.DELETE, tenant, table, sk, null).key())
                        .consistentRead(true)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(bound(tenant))));
        read(answer.consumedCapacity());
        return answer.hasItem() && isAlive(answer.item()) ? Stored.read(answer.item(), type) : null;
    }

    <T> Page<Stored<T>> query(Tenant tenant, TableName table, Query query, Class<T> type) {
        var start = query.cursor() == null ? null : cursors.read(tenant, table, query, query.cursor());
        var end = query.to();
        if (end != null && end.compareTo(query.from()) < 0) {
            // DynamoDB refuses to look where nothing can be.
            return new Page<>(List.of(), null, query.limit());
        }
        var sort = query.index() == null ? TableName.SORT : query.index();
        var values = new HashMap<String, AttributeValue>();
        values.put(":tenant", AttributeValue.fromS(tenant.partition()));
        values.put(":from", AttributeValue.fromS(query.from()));
        if (query.to() != null) {
            values.put(":to", AttributeValue.fromS(query.to()));
        }
        var range = query.to() != null
                ? "#sort BETWEEN :from AND :to"
                : query.from().isEmpty() ? null : "begins_with(#sort, :from)";
        if (range == null) {
            values.remove(":from");
        }
        var names = range == null
                ? Map.of("#tenant", TableName.PARTITION)
                : Map.of("#tenant", TableName.PARTITION, "#sort", sort);
        var kept = new ArrayList<Stored<T>>();
        var from = start;
        do {
            var after = from;
            int wanted = query.limit() - kept.size();
            var answer = call(() -> client.get()
                    .query(r -> r.tableName(physical(table))
                            .indexName(query.index())
                            .keyConditionExpression("#tenant = :tenant" + (range == null ? "" : " AND " + range))
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values)
                            .consistentRead(query.index() == null && query.consistent())
                            .scanIndexForward(!query.descending())
                            .limit(wanted)
                            .exclusiveStartKey(after)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .overrideConfiguration(bound(tenant))));
            read(answer.consumedCapacity());
            answer.items().stream().filter(this::isAlive).forEach(item -> kept.add(Stored.read(item, type)));
            from = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : null;
        } while (from != null && kept.size() < query.limit());
        return new Page<>(kept, from == null ? null : cursors.write(tenant, table, query, from), query.limit());
    }

    RawPage raw(Tenant tenant, TableName table, @Nullable String after, int limit) {
        return page(tenant, table, "", after, limit, item -> true, Attributes::plainMap);
    }

    RawPage portable(Tenant tenant, TableName table, String prefix, @Nullable String after, int limit) {
        return page(tenant, table, prefix, after, limit, this::isAlive, Portable::item);
    }

    private RawPage page(
            Tenant tenant,
            TableName table,
            String prefix,
            @Nullable String after,
            int limit,
            Predicate<Map<String, AttributeValue>> wanted,
            Function<Map<String, AttributeValue>, Map<String, Object>> form) {
        var start = after == null ? null : new Write(Write.Kind.DELETE, tenant, table, after, null).key();
        var names = new HashMap<>(Map.of("#tenant", TableName.PARTITION));
        var values = new HashMap<>(Map.of(":tenant", AttributeValue.fromS(tenant.partition())));
        if (!prefix.isEmpty()) {
            names.put("#sort", TableName.SORT);
            values.put(":prefix", AttributeValue.fromS(prefix));
        }
        var answer = call(() -> client.get()
                .query(r -> r.tableName(physical(table))
                        .keyConditionExpression(
                                "#tenant = :tenant" + (prefix.isEmpty() ? "" : " AND begins_with(#sort, :prefix)"))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .consistentRead(true)
                        .limit(limit)
                        .exclusiveStartKey(start)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(bound(tenant))));
        read(answer.consumedCapacity());
        var items = answer.items().stream()
                .filter(wanted)
                .map(item -> new RawItem(
                        item.getOrDefault(TableName.SORT, AttributeValue.fromS(""))
                                .s(),
                        form.apply(item)))
                .toList();
        var last = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey().get(TableName.SORT) : null;
        return new RawPage(items, last == null ? null : last.s());
    }

    Map<BatchRead.Place, Map<String, AttributeValue>> batchGet(Tenant tenant, Set<BatchRead.Place> places) {
        var found = new LinkedHashMap<BatchRead.Place, Map<String, AttributeValue>>();
        var all = List.copyOf(places);
        for (int i = 0; i < all.size(); i += BATCH) {
            var keys = new HashMap<String, List<Map<String, AttributeValue>>>();
            all.subList(i, Math.min(all.size(), i + BATCH))
                    .forEach(place -> keys.computeIfAbsent(physical(place.table()), t -> new ArrayList<>())
                            .add(new Write(Write.Kind.DELETE, tenant, place.table(), place.sk(), null).key()));
            var request = new HashMap<String, KeysAndAttributes>();
            keys.forEach((table, list) -> request.put(
                    table,
                    KeysAndAttributes.builder().keys(list).consistentRead(true).build()));
            batchInto(tenant, request, found);
        }
        return found;
    }

    private void batchInto(
            Tenant tenant,
            Map<String, KeysAndAttributes> first,
            Map<BatchRead.Place, Map<String, AttributeValue>> found) {
        var request = first;
        for (int attempt = 0; !request.isEmpty(); attempt++) {
            if (attempt == CONFLICT_RETRIES) {
                throw unavailable(null);
            }
            pause(attempt);
            var wanted = request;
            var answer = call(() -> client.get()
                    .batchGetItem(r -> r.requestItems(wanted)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .overrideConfiguration(bound(tenant))));
            Meter.current().trip(sum(answer.consumedCapacity()), 0);
            answer.responses()
                    .forEach((table, items) -> items.stream()
                            .filter(this::isAlive)
                            .forEach(item -> found.put(
                                    new BatchRead.Place(
                                            logical(table),
                                            item.getOrDefault(TableName.SORT, AttributeValue.fromS(""))
                                                    .s()),
                                    item)));
            request = answer.unprocessedKeys();
        }
    }

    private void single(Write write) {
        // The mark tells a write that was made, but whose answer was lost, from one that another made before it.
        var mark = UUID.randomUUID().toString();
        try {
            var capacity = call(() -> switch (write.kind) {
                case PUT -> {
                    write.item.put("writeMark", AttributeValue.fromS(mark));
                    yield client.get()
                            .putItem(r -> r.tableName(physical(write.table))
                                    .item(write.item)
                                    .conditionExpression(test(write))
                                    .expressionAttributeNames(orNull(write.names()))
                                    .expressionAttributeValues(orNull(write.values()))
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                    .overrideConfiguration(bound(write.tenant)))
                            .consumedCapacity();
                }
                case UPDATE -> {
                    var update = java.util.Objects.requireNonNull(write.update).set("writeMark", mark);
                    yield client.get()
                            .updateItem(r -> r.tableName(physical(write.table))
                                    .key(write.key())
                                    .updateExpression(update.text())
                                    .conditionExpression(test(write))
                                    .expressionAttributeNames(orNull(write.names()))
                                    .expressionAttributeValues(orNull(write.values()))
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                    .overrideConfiguration(bound(write.tenant)))
                            .consumedCapacity();
                }
                default ->
                    client.get()
                            .deleteItem(r -> r.tableName(physical(write.table))
                                    .key(write.key())
                                    .conditionExpression(test(write))
                                    .expressionAttributeNames(orNull(write.names()))
                                    .expressionAttributeValues(orNull(write.values()))
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                    .overrideConfiguration(bound(write.tenant)))
                            .consumedCapacity();
            });
            written(List.of(capacity));
        } catch (ConditionalCheckFailedException e) {
            Meter.current().trip(0, 1);
            var found = e.hasItem() ? e.item() : Map.<String, AttributeValue>of();
            if (mark.equals(
                    found.getOrDefault("writeMark", AttributeValue.fromS("")).s())) {
                return;
            }
            throw write.refused(found);
        }
    }

    private void transact(Tenant tenant, List<Write> writes) {
        var actions = writes.stream()
                .map(write -> write.action(physical(write.table)))
                .toList();
        for (int attempt = 0; ; attempt++) {
            pause(attempt);
            // The SDK repeats a request whose answer was lost under the same token, so that it is made once.
            var token = UUID.randomUUID().toString();
            try {
                var answer = call(() -> client.get()
                        .transactWriteItems(r -> r.transactItems(actions)
                                .clientRequestToken(token)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .overrideConfiguration(bound(tenant))));
                written(answer.consumedCapacity());
                return;
            } catch (TransactionCanceledException e) {
                Meter.current().trip(0, writes.size());
                refusal(writes, e);
                if (attempt == CONFLICT_RETRIES) {
                    throw unavailable(e);
                }
                // What is left are conflicts with transactions under way and throttling: both pass.
            }
        }
    }

    private static void refusal(List<Write> writes, TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            switch (reasons.get(i).code()) {
                case "ConditionalCheckFailed" ->
                    throw writes.get(i)
                            .refused(reasons.get(i).hasItem() ? reasons.get(i).item() : null);
                case "ValidationError", "ItemCollectionSizeLimitExceeded" ->
                    throw unfit(reasons.get(i).message(), e);
                default -> {
                    // None, TransactionConflict, ThrottlingError, ProvisionedThroughputExceeded
                }
            }
        }
    }

    /** What is too large to be kept is told to who asks for it; anything else that is no item is a fault of ours. */
    private static RuntimeException unfit(@Nullable String message, TransactionCanceledException e) {
        return isOfSize(message) ? ProblemType.TOO_LARGE.problem().causedBy(e) : new IllegalStateException(message, e);
    }

    private static boolean isOfSize(@Nullable String message) {
        return message != null && message.contains("Item size");
    }

    private <T> T call(Supplier<T> request) {
        long before = System.nanoTime();
        try {
            return request.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            throw e;
        } catch (SdkException e) {
            if (e.getCause() instanceof TenantGuard.Refused refused) {
                throw refused;
            }
            if (e instanceof DynamoDbException refusal && isTransient(refusal)) {
                throw unavailable(e);
            }
            if (e instanceof DynamoDbException refusal && isOfSize(refusal.getMessage())) {
                throw ProblemType.TOO_LARGE.problem().causedBy(e);
            }
            // Of the tenant's credentials too: they are taken on the way to the table.
            throw Outage.of(e).<RuntimeException>map(problem -> problem).orElse(e);
        } finally {
            Meter.current().waited((System.nanoTime() - before) / 1e6);
        }
    }

    private static boolean isTransient(DynamoDbException e) {
        var details = e.awsErrorDetails();
        var code = details == null ? "" : details.errorCode();
        return "TransactionConflictException".equals(code)
                || "TransactionInProgressException".equals(code)
                || "RequestLimitExceeded".equals(code);
    }

    private static Problem unavailable(@Nullable Throwable cause) {
        var problem = Outage.problem();
        return cause == null ? problem : problem.causedBy(cause);
    }

    private static void pause(int attempt) {
        if (attempt > 0) {
            // Full jitter: 10, 20, 40… milliseconds at most, see AWS's "Exponential Backoff And Jitter".
            LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(10L << attempt) + 1)
                    .toNanos());
        }
    }

    private AwsRequestOverrideConfiguration bound(Tenant tenant) {
        var configuration =
                AwsRequestOverrideConfiguration.builder().putExecutionAttribute(TenantGuard.BOUND, tenant.partition());
        credentials.of(tenant).ifPresent(configuration::credentialsProvider);
        return configuration.build();
    }

    private boolean isAlive(Map<String, AttributeValue> item) {
        var end = item.get("ttl");
        return end == null || end.n() == null || Long.parseLong(end.n()) > epochSecond();
    }

    /** Nothing lies under a sort key that DynamoDB could not hold: who asks for it by its id is told that it is not there. */
    static boolean isTooLong(String sk) {
        return sk.length() > LONGEST_KEY / 3 && sk.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY;
    }

    private static @Nullable String test(Write write) {
        var condition = write.condition();
        return condition == null ? null : condition.text();
    }

    private static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
        return map.isEmpty() ? null : map;
    }

    private static void read(@Nullable ConsumedCapacity capacity) {
        Meter.current().trip(capacity == null ? 0 : units(capacity), 0);
    }

    private static void written(Collection<? extends @Nullable ConsumedCapacity> capacities) {
        Meter.current().trip(0, sum(capacities));
    }

    private static double sum(Collection<? extends @Nullable ConsumedCapacity> capacities) {
        double sum = 0;
        for (var capacity : capacities) {
            sum += capacity == null ? 0 : units(capacity);
        }
        return sum;
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }

    private String physical(TableName table) {
        return prefix + table.id();
    }

    private TableName logical(String physical) {
        return TableName.valueOf(physical.substring(prefix.length()).toUpperCase(java.util.Locale.ROOT));
    }
}
