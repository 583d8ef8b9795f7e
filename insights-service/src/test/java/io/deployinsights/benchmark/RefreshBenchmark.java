package io.deployinsights.benchmark;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A history after a thousand changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RefreshBenchmark {

    private static final int CHANGES = 1_000;

    @Param("1000000")
    int deployments;

    /** Whether any deployment may change, or mostly recent ones, as in life. */
    @Param({"mostly recent", "any"})
    String changing = "";

    private final SplittableRandom random = new SplittableRandom(42);
    private GeneratedDeployments generated = new GeneratedDeployments(0);
    private HistoryBuilder builder = new HistoryBuilder();
    private List<Deployment> changes = List.of();
    private int round;

    @Setup
    public void generate() {
        generated = new GeneratedDeployments(deployments);
        builder = generated.toBuilder();
        builder.build(GeneratedDeployments.LAST_START);
    }

    @Setup(Level.Invocation)
    public void change() {
        round++;
        var numbers =
                changing.equals("any") ? random.ints(CHANGES, 0, deployments) : generated.changing(CHANGES, random);
        changes = numbers.mapToObj(number -> generated.get(number, round)).toList();
    }

    /** Takes the changes and computes what follows from them. */
    @Benchmark
    public DeploymentHistory refresh() {
        changes.forEach(builder::put);
        return builder.build(GeneratedDeployments.LAST_START);
    }
}
