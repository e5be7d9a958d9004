import Testing

@testable import Host

/// The text format of figures.
@Suite struct ExpositionTests {
    @Test func `what would end a label is escaped`() {
        let family = MetricFamily(
            "a_total", .counter, "Back\\slash\nand \"quotes\".",
            [MetricSample(1, [("name", "C:\\dir \"x\"\nend")])])
        #expect(
            [family].exposition == #"""
                # HELP a_total Back\\slash\nand "quotes".
                # TYPE a_total counter
                a_total{name="C:\\dir \"x\"\nend"} 1

                """#)
    }

    @Test func `a histogram grows from bound to bound and ends with all`() {
        let histogram = Histogram()
        for nanoseconds in [400_000, 1_000_000, 3_000_000, 60_000_000_000] {
            histogram.add(nanoseconds: nanoseconds)
        }
        let text = [MetricFamily("d", .histogram, "d", histogram.samples([]))].exposition
        #expect(
            text == """
                # HELP d d
                # TYPE d histogram
                d_bucket{le="0.001"} 2
                d_bucket{le="0.0025"} 2
                d_bucket{le="0.005"} 3
                d_bucket{le="0.01"} 3
                d_bucket{le="0.025"} 3
                d_bucket{le="0.05"} 3
                d_bucket{le="0.1"} 3
                d_bucket{le="0.25"} 3
                d_bucket{le="0.5"} 3
                d_bucket{le="1"} 3
                d_bucket{le="2.5"} 3
                d_bucket{le="5"} 3
                d_bucket{le="10"} 3
                d_bucket{le="+Inf"} 4
                d_sum 60.0044
                d_count 4

                """)
    }

    @Test func `a family without figures is left out`() {
        #expect([MetricFamily("a", .gauge, "a", [])].exposition.isEmpty)
    }

    @Test func `this process has memory, an age and open files`() {
        let names = ProcessFigures().families.filter { $0.samples.allSatisfy { $0.value > 0 } }
            .map(\.name)
        #expect(
            names == [
                "process_resident_memory_bytes", "process_start_time_seconds",
                "process_cpu_seconds_total", "process_open_fds",
            ])
    }
}
