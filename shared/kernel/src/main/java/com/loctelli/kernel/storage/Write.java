package com.loctelli.kernel.storage;

import com.loctelli.kernel.audit.AuditChange;
import com.loctelli.kernel.feed.Happening;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One write of one tenant's item, not made yet: give it to {@link Database#commit}, alone or with others. It says what
 * its refusal means, so that a failed condition reaches the caller as the conflict it is.
 */
public final class Write {
    /** Keys of words and ids, which tell of nobody. */
    private static final Pattern TELLING = Pattern.compile("([A-Z]+#?|[A-Z]*#?[a-z]{2,4}_[A-Za-z0-9]+)(#[A-Z0-9]+)*");

    private static final String DIGEST = "audit-digest";

    enum Kind {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }

    final Kind kind;
    final Tenant tenant;
    final TableName table;
    final String sk;
    final Map<String, AttributeValue> item = new LinkedHashMap<>();
    final @Nullable Update update;
    private @Nullable Condition condition;
    private final List<Happening> told = new ArrayList<>();
    private @Nullable Record before;
    private @Nullable Record after;
    private Function<@Nullable Found, ? extends RuntimeException> refusal = found -> ProblemType.CONFLICT.problem();

    Write(Kind kind, Tenant tenant, TableName table, String sk, @Nullable Update update) {
        this.kind = kind;
        this.tenant = tenant;
        this.table = table;
        this.sk = sk;
        this.update = update;
    }

    /** The item that stood in the way of a refused write. */
    public record Found(Map<String, Object> attributes) {
        /** A text attribute, or empty. */
        public String text(String name) {
            return attributes.get(name) instanceof String text ? text : "";
        }
    }

    /** Adds a condition to those already there. */
    public Write when(Condition also) {
        condition = condition == null ? also : condition.and(also);
        return this;
    }

    /** Says what it means when a condition does not hold. */
    public Write otherwise(ProblemType type) {
        return otherwise(found -> type.problem());
    }

    /** Says what it means when a condition does not hold, given the item found instead, where there is one. */
    public Write otherwise(Function<@Nullable Found, ? extends RuntimeException> meaning) {
        refusal = meaning;
        return this;
    }

    /** Stores a further attribute beside the entity's own: the sort attribute of an index, above all. */
    public Write with(String attribute, Object value) {
        if (kind != Kind.PUT) {
            throw new IllegalStateException("further attributes belong to a put; an update sets them itself");
        }
        item.put(attribute, Attributes.of(value));
        return this;
    }

    /** Lets the item end at the instant: reads ignore it from then on, and DynamoDB removes it some time later. */
    public Write expires(Instant end) {
        return with("ttl", end.getEpochSecond());
    }

    /**
     * What is stored once this insert or replacement of the entity is committed, with the times and the version that
     * are written: what a caller is told of a new item is what a later read tells.
     */
    public <T extends Record> Stored<T> stored(T entity) {
        if (kind != Kind.PUT) {
            throw new IllegalStateException("only a put knows the whole item");
        }
        return Stored.of(item, entity);
    }

    /** Says what those who watch the sub-account are told once this is made: it is kept in the same transaction. */
    public Write telling(Happening happening) {
        told.add(happening);
        return this;
    }

    List<Happening> told() {
        return told;
    }

    /** Remembers what the item says now, for the audit log. */
    Write from(@Nullable Record old, @Nullable Record entity) {
        before = old;
        after = entity;
        return this;
    }

    /** This write as the audit log tells of it; none of what changes nothing, or is the kernel's own bookkeeping. */
    Optional<AuditChange> change(PlatformKeys keys) {
        if (kind == Kind.CHECK || table == TableName.KERNEL || table == TableName.FEED) {
            return Optional.empty();
        }
        var entity = item.get("entity");
        return Optional.of(new AuditChange(
                entity == null ? table.id() : entity.s(),
                TELLING.matcher(sk).matches() ? sk : "~" + keys.sign(DIGEST, sk),
                kind.name().toLowerCase(Locale.ROOT),
                before == null ? null : keys.sign(DIGEST, Json.write(before)),
                after == null ? null : keys.sign(DIGEST, Json.write(after))));
    }

    @Nullable
    Condition condition() {
        return condition;
    }

    RuntimeException refused(@Nullable Map<String, AttributeValue> found) {
        return refusal.apply(found == null || found.isEmpty() ? null : new Found(Attributes.plainMap(found)));
    }

    Map<String, AttributeValue> key() {
        return Map.of(
                TableName.PARTITION,
                AttributeValue.fromS(tenant.partition()),
                TableName.SORT,
                AttributeValue.fromS(sk));
    }

    Map<String, String> names() {
        var names = new HashMap<String, String>();
        if (update != null) {
            names.putAll(update.names());
        }
        if (condition != null) {
            names.putAll(condition.names());
        }
        return names;
    }

    Map<String, AttributeValue> values() {
        var values = new HashMap<String, AttributeValue>();
        if (update != null) {
            values.putAll(update.values());
        }
        if (condition != null) {
            values.putAll(condition.values());
        }
        return values;
    }

    /** As one action of a transaction; absent names and values must be absent, not empty. */
    TransactWriteItem action(String physicalTable) {
        var test = condition == null ? null : condition.text();
        var names = names().isEmpty() ? null : names();
        var values = values().isEmpty() ? null : values();
        var old = test == null ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
        return switch (kind) {
            case PUT ->
                TransactWriteItem.builder()
                        .put(p -> p.tableName(physicalTable)
                                .item(item)
                                .conditionExpression(test)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(old))
                        .build();
            case UPDATE ->
                TransactWriteItem.builder()
                        .update(u -> u.tableName(physicalTable)
                                .key(key())
                                .conditionExpression(test)
                                .updateExpression(update == null ? null : update.text())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(old))
                        .build();
            case DELETE ->
                TransactWriteItem.builder()
                        .delete(d -> d.tableName(physicalTable)
                                .key(key())
                                .conditionExpression(test)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(old))
                        .build();
            case CHECK ->
                TransactWriteItem.builder()
                        .conditionCheck(c -> c.tableName(physicalTable)
                                .key(key())
                                .conditionExpression(test)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(old))
                        .build();
        };
    }
}
