package com.loctelli.standins.carrier;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes every accepted text to its end and tells its status callback, one virtual thread a text. */
final class Lifecycle implements AutoCloseable {

    private final CarrierSettings settings;
    private final Texts texts;
    private final Webhook webhook;
    private final AtomicLong ordinal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean isCongested;

    Lifecycle(CarrierSettings settings, Texts texts, Webhook webhook) {
        this.settings = settings;
        this.texts = texts;
        this.webhook = webhook;
        this.ordinal = new AtomicLong(texts.all().size());
    }

    /** Starts or resumes a text's way. With {@code twice}, every callback comes twice. */
    void begin(Message message, boolean twice) {
        long number = ordinal.incrementAndGet();
        threads.execute(() -> {
            try {
                run(message, number, twice);
            } catch (InterruptedException closing) {
                // The carrier stops; the text resumes when it starts again on the same directory.
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Lets every text stay in the status that it has, or go on. */
    void congested(boolean is) {
        isCongested = is;
    }

    private void run(Message message, long number, boolean twice) throws InterruptedException {
        List<String> ahead = ahead(message);
        Queue<String> planned = new ArrayDeque<>(settings.callbacks().plan(number, ahead, twice));
        Map<String, Message> reached = new HashMap<>();
        for (String status : ahead) {
            do {
                Thread.sleep(settings.step());
            } while (isCongested);
            Message now = texts.move(message.sid(), status, status.equals("sent") ? null : failure(message.to()));
            reached.put(status, now);
            for (Message next = reached.get(planned.peek()); next != null; next = reached.get(planned.peek())) {
                planned.remove();
                tell(next);
            }
        }
    }

    private static List<String> ahead(Message message) {
        String end = end(message.to());
        List<String> all = message.status().equals("sent") ? List.of(end) : List.of("sent", end);
        return all.stream().filter(status -> !status.isEmpty()).toList();
    }

    private static String end(String to) {
        return switch (to) {
            case "+15005550010", "+15005550011", "+15005550012" -> "undelivered";
            case "+15005550013" -> "failed";
            case "+15005550014" -> "";
            default -> "delivered";
        };
    }

    private static @Nullable Integer failure(String to) {
        return switch (to) {
            case "+15005550010" -> 30003;
            case "+15005550011" -> 30005;
            case "+15005550012" -> 30006;
            case "+15005550013" -> 30007;
            default -> null;
        };
    }

    private void tell(Message message) throws InterruptedException {
        String callback = message.callback();
        if (callback == null) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("MessageStatus", message.status());
        fields.put("SmsStatus", message.status());
        fields.put("To", message.to());
        fields.put("From", message.from());
        fields.put("AccountSid", settings.accountSid());
        fields.put("ApiVersion", "2010-04-01");
        String service = message.serviceSid();
        if (service != null) {
            fields.put("MessagingServiceSid", service);
        }
        Integer error = message.errorCode();
        if (error != null) {
            fields.put("ErrorCode", error.toString());
        }
        webhook.post(callback, fields);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
