package io.deployinsights.benchmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the memory allows: a plain sum over as many bytes as a scan reads, in chunks as large as a history's columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BandwidthBenchmark {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ROWS_A_CHUNK = 4096;

    @Param("1000000")
    int deployments;

    /** Target and state alone, as the failure rate; with start and finish, as the lead time. */
    @Param({"3", "12"})
    int bytesOfEach;

    private byte[][] chunks = {};

    @Setup
    public void fill() {
        var random = new SplittableRandom(42);
        chunks = new byte[deployments / ROWS_A_CHUNK + 1][ROWS_A_CHUNK * bytesOfEach];
        for (byte[] chunk : chunks) {
            random.nextBytes(chunk);
        }
    }

    /** On all processors, as a scan. */
    @Benchmark
    public long sum() {
        return IntStream.range(0, chunks.length)
                .parallel()
                .mapToLong(i -> sum(chunks[i]))
                .sum();
    }

    private static long sum(byte[] chunk) {
        long sum = 0;
        for (int i = 0; i < chunk.length; i += Long.BYTES) {
            sum += (long) LONGS.get(chunk, i);
        }
        return sum;
    }
}
