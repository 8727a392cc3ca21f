package com.loctelli.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.surface.QueueBinding;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import com.loctelli.testkit.lambda.Gateway;
import com.loctelli.testkit.lambda.QueuePoller;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Does with the lists of the surface what a deployment does: routes to the gateway, consumers to their queues. */
final class Deployment implements AutoCloseable {
    /** Enough for one machine, however many the deployment would allow. */
    private static final int MOST_AT_A_TIME = 8;

    private final Platform platform;
    private final SqsClient sqs;
    private final List<QueuePoller> pollers = new ArrayList<>();

    Deployment(Platform platform) {
        this.platform = platform;
        this.sqs = client(platform.settings());
    }

    /** Puts the routes behind the gateway, and for each path an answer to a browser's question before its call. */
    void serve(List<Route> routes, Gateway gateway) {
        var asked = new HashSet<String>();
        for (var route : routes) {
            var function = new LazyFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>(() -> route.on(platform));
            gateway.route(route.key(), function);
            if (asked.add(route.path())) {
                gateway.route("OPTIONS " + route.path(), function);
            }
        }
        gateway.route(Route.DEFAULT, new LazyFunction<>(() -> Surface.OTHERWISE.on(platform)));
    }

    /** Starts the consumers. */
    void consume(List<QueueBinding> bindings) {
        for (var binding : bindings) {
            var name = platform.settings().prefix() + binding.queue().id();
            var url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            var options = new QueuePoller.Options(
                    binding.batchSize(),
                    Math.min(binding.maxConcurrency(), MOST_AT_A_TIME),
                    binding.limits().timeout());
            pollers.add(new QueuePoller(sqs, url, new LazyFunction<>(() -> binding.on(platform)), options).start());
        }
    }

    @Override
    public void close() {
        var closing = pollers.stream()
                .map(poller -> Thread.ofVirtual().start(poller::close))
                .toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        sqs.close();
    }

    private static SqsClient client(Settings settings) {
        return SqsClient.builder()
                .region(Region.of(settings.need("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.need("AWS_ACCESS_KEY_ID"), settings.need("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create(settings.need("AWS_ENDPOINT_URL_SQS")))
                .build();
    }
}
