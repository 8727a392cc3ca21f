package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Makes Lambda's event from a received batch. */
@NullUnmarked
public final class SqsEvents {

    private SqsEvents() {}

    /** The event of a batch received from the queue of that ARN. */
    public static SQSEvent of(List<Message> batch, String arn) {
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(message -> record(message, arn)).toList());
        return event;
    }

    private static SQSEvent.SQSMessage record(Message message, String arn) {
        var record = new SQSEvent.SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(arn);
        record.setAwsRegion("us-east-1");
        record.setAttributes(message.attributesAsStrings());
        var attributes = new HashMap<String, SQSEvent.MessageAttribute>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        record.setMessageAttributes(attributes);
        return record;
    }

    private static SQSEvent.MessageAttribute attribute(MessageAttributeValue value) {
        var attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType(value.dataType());
        attribute.setStringValue(value.stringValue());
        if (value.binaryValue() != null) {
            attribute.setBinaryValue(value.binaryValue().asByteBuffer());
        }
        return attribute;
    }
}
