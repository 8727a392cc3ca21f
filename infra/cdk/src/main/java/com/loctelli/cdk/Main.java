package com.loctelli.cdk;

import com.loctelli.cdk.packages.Packages;
import com.loctelli.cdk.plan.Plan;
import com.loctelli.cdk.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The command: {@code stacks} builds the artefacts, synthesises the stage that the environment names into
 * {@code target/cdk.out} and prints what is in it; {@code template} writes {@code template.yaml}. It runs in this
 * module's folder.
 */
public final class Main {
    /** Where the build leaves the class path, and where artefacts and stacks go. */
    private static final Path TARGET = Path.of("target");

    private Main() {}

    /** Runs the one command that is given. */
    public static void main(String... arguments) throws IOException {
        try {
            Node.require();
        } catch (Node.Missing missing) {
            System.err.println(missing.getMessage());
            System.exit(2);
        }
        var plan = Plan.ofSurface();
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "stacks" -> stacks(plan);
            case "template" ->
                Files.writeString(template(), SamTemplate.render(plan, Cloud.CONTEXT, TARGET.resolve("sam.out")));
            default -> {
                System.err.println("What is wanted: stacks or template");
                System.exit(2);
            }
        }
    }

    /** The committed template. */
    static Path template() {
        return Path.of("..", "..", "template.yaml");
    }

    private static void stacks(Plan plan) {
        var environment = Environment.ofProcess();
        var artefacts = Packages.build(plan.features(), TARGET.resolve("classpath"), TARGET.resolve("functions"));
        var assembly = Cloud.of(environment, plan, artefacts, TARGET.resolve("cdk.out"))
                .synth();
        int all = 0;
        for (var stack : assembly.getStacks()) {
            var resources = ((Map<?, ?>) stack.getTemplate()).get("Resources");
            int count = resources instanceof Map<?, ?> map ? map.size() : 0;
            all += count;
            System.out.printf("%-32s %4d resources%n", stack.getStackName(), count);
        }
        System.out.printf(
                "%d stacks, %d resources, %d functions, in %s%n",
                assembly.getStacks().size(), all, plan.functions().size(), TARGET.resolve("cdk.out"));
        artefacts
                .values()
                .forEach(one -> System.out.printf(
                        "%-16s %6.1f MB, %d jars%n",
                        one.feature(), one.bytes() / 1e6, one.jars().size()));
    }
}
