package com.loctelli.kernel.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one throwable of the product: a {@link ProblemType} and what is known of this occurrence. Members are served to
 * the caller; only those given by {@link #with} (not {@link #withPrivate}) may be logged.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<String> privateMembers = new ArrayList<>();
    private final transient List<FieldError> errors = new ArrayList<>();
    private transient @Nullable String detail;
    private transient @Nullable Duration retryAfter;
    private transient @Nullable Long limit;
    private transient long left;

    /** A problem of the given type. */
    public Problem(ProblemType type) {
        super(type.name());
        this.type = type;
    }

    /** Names the sentence served as {@code detail}. */
    public Problem detail(String sentence) {
        this.detail = sentence;
        return this;
    }

    /** Adds a member that may be served and logged: an id, a count, a state; text, number, boolean, or lists and maps of those. */
    public Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a member that is served to the caller, who gave it or may see it, and never logged. */
    public Problem withPrivate(String name, Object value) {
        members.put(name, value);
        privateMembers.add(name);
        return this;
    }

    /** Adds wrong fields. */
    public Problem errors(List<FieldError> wrong) {
        errors.addAll(wrong);
        return this;
    }

    /** Tells the caller when to come back. */
    public Problem retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    /** Tells the caller that so many are allowed a window, all of which are used, and when the next window begins. */
    public Problem usedUp(long most, Duration wait) {
        return tooFew(most, 0, wait);
    }

    /** Tells the caller that so many are allowed a window, how few are left of them, and when the next window begins. */
    public Problem tooFew(long most, long stillLeft, Duration wait) {
        this.limit = most;
        this.left = stillLeft;
        return retryAfter(wait);
    }

    /** Keeps what led here for the log. */
    public Problem causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** A 403 that names the right it takes, such as {@code role:manager} or {@code leads:all}. */
    public static Problem needing(String right) {
        return new Problem(ProblemType.RIGHT_NEEDED).with("needed", right);
    }

    /** A 400 with one wrong field. */
    public static Problem field(String pointer, String code, String sentence) {
        return new Problem(ProblemType.INVALID_REQUEST).errors(List.of(new FieldError(pointer, code, sentence)));
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** How many are allowed a window, where that is what is used up. */
    public @Nullable Long limit() {
        return limit;
    }

    /** How many of {@link #limit} are left. */
    public long left() {
        return left;
    }

    /** The wrong fields, in the order found. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** What is served besides the standard members. */
    public Map<String, Object> members() {
        return Map.copyOf(members);
    }

    /** What may be logged of the members. */
    public Map<String, Object> safeMembers() {
        var safe = new LinkedHashMap<>(members);
        privateMembers.forEach(safe::remove);
        return safe;
    }
}
