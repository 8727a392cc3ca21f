package com.loctelli.local;

import com.loctelli.testkit.localstack.LocalStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on LocalStack, where Docker is. */
class MainJobOnLocalStackIT extends MainJob {
    private LocalStack localStack;

    @Override
    Map<String, String> cloud() {
        return Map.of("LOCTELLI_AWS_ENDPOINT", localStack.endpoint().toString());
    }

    @Override
    @BeforeAll
    void start(@TempDir Path data) {
        long tests = Arrays.stream(MainJob.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        localStack = LocalStack.start(tests, "the main job").orElseGet(() -> Assumptions.abort("no Docker"));
        super.start(data);
    }

    @Override
    @AfterAll
    void end() {
        super.end();
        if (localStack != null) {
            localStack.close();
        }
    }
}
