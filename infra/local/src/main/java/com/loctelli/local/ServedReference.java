package com.loctelli.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.openapi.Reference;
import com.loctelli.surface.Surface;
import java.util.Map;

/** {@code GET /v1/openapi.json}, made at its first call. */
final class ServedReference implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("content-type", "application/json", "access-control-allow-origin", "*"))
                .withBody(Held.TEXT)
                .build();
    }

    private static final class Held {
        static final String TEXT = Reference.json(Surface.ROUTES);
    }
}
