package com.loctelli.kernel.json;

import io.avaje.json.JsonDataException;
import io.avaje.json.JsonIoException;
import io.avaje.json.JsonReader;
import io.avaje.json.PropertyNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * Gives the generated adapters a text with strings of any length. The library's own reader, which is quicker, refuses a
 * string of more than 32,000 characters, and nothing sets that otherwise. The parser stands on what is read next.
 */
final class LongReader implements JsonReader {
    private final JsonParser parser;

    /** From the beginning of the text; it is closed with this. */
    LongReader(JsonParser parser) {
        this.parser = parser;
        next();
    }

    /** What the parser may throw. */
    private interface Read<T extends @Nullable Object> {
        T from(JsonParser parser) throws IOException;
    }

    private <T extends @Nullable Object> T read(Read<T> value) {
        try {
            return value.from(parser);
        } catch (IOException e) {
            throw new JsonIoException(e);
        }
    }

    private <T extends @Nullable Object> T taken(Read<T> value) {
        T taken = read(value);
        next();
        return taken;
    }

    private void next() {
        read(JsonParser::nextToken);
    }

    private void pass(JsonToken expected) {
        if (parser.currentToken() != expected) {
            throw new JsonDataException("Expected " + expected + " at " + location());
        }
        next();
    }

    private boolean isAt(JsonToken token) {
        return parser.currentToken() == token;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(parser);
    }

    @Override
    public void beginArray() {
        pass(JsonToken.START_ARRAY);
    }

    @Override
    public void endArray() {
        pass(JsonToken.END_ARRAY);
    }

    @Override
    public boolean hasNextElement() {
        return !isAt(JsonToken.END_ARRAY);
    }

    @Override
    public void beginObject(PropertyNames names) {
        beginObject();
    }

    @Override
    public void beginObject() {
        pass(JsonToken.START_OBJECT);
    }

    @Override
    public void endObject() {
        pass(JsonToken.END_OBJECT);
    }

    @Override
    public boolean hasNextField() {
        return isAt(JsonToken.FIELD_NAME);
    }

    @Override
    public String nextField() {
        return taken(JsonParser::currentName);
    }

    /** Passes the null over where it is one. */
    @Override
    public boolean isNullValue() {
        boolean isNull = isAt(JsonToken.VALUE_NULL);
        if (isNull) {
            next();
        }
        return isNull;
    }

    @Override
    public boolean readBoolean() {
        return !isNullValue() && taken(JsonParser::getBooleanValue);
    }

    @Override
    public int readInt() {
        return isNullValue() ? 0 : taken(JsonParser::getIntValue);
    }

    @Override
    public long readLong() {
        return isNullValue() ? 0 : taken(JsonParser::getLongValue);
    }

    @Override
    public double readDouble() {
        return isNullValue() ? 0 : taken(JsonParser::getDoubleValue);
    }

    @Override
    public BigDecimal readDecimal() {
        return taken(JsonParser::getDecimalValue);
    }

    @Override
    public BigInteger readBigInteger() {
        return taken(JsonParser::getBigIntegerValue);
    }

    @Override
    public String readString() {
        if (!isAt(JsonToken.VALUE_STRING)) {
            throw new JsonDataException("Expected a string at " + location());
        }
        return taken(JsonParser::getText);
    }

    @Override
    public byte[] readBinary() {
        return taken(JsonParser::getBinaryValue);
    }

    @Override
    public String readRaw() {
        throw new JsonDataException("No type of ours holds unread JSON");
    }

    @Override
    public String location() {
        return "offset " + parser.currentLocation().getCharOffset();
    }

    @Override
    public Token currentToken() {
        return switch (parser.currentToken()) {
            case START_ARRAY -> Token.BEGIN_ARRAY;
            case START_OBJECT -> Token.BEGIN_OBJECT;
            case VALUE_STRING -> Token.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Token.BOOLEAN;
            case VALUE_NULL -> Token.NULL;
            case null, default -> throw new JsonDataException("Expected a value at " + location());
        };
    }

    @Override
    public void skipValue() {
        read(JsonParser::skipChildren);
        next();
    }

    @Override
    public void unmappedField(String name) {
        // Storage reads what a newer version wrote.
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new JsonIoException(e);
        }
    }
}
