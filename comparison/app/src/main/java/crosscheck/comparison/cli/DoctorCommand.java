package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.cli.DoctorCommand.Finding.State;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.runfolder.Machine;
import crosscheck.comparison.runfolder.Version;
import crosscheck.data.source.Availability;
import crosscheck.data.source.CatalogEntry;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataListener;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.dl4j.runtime.Unpacking;
import crosscheck.scratch.fast.kernel.KernelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crosscheck doctor}: what this machine offers. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at Java, the processor, DL4J's native library and the data sets.")
final class DoctorCommand implements Callable<Integer> {
    private static final long ENOUGH_HEAP_MEBIBYTES = 1500;
    private static final double LATEST_FIRST_OPERATION_SECONDS = 4;

    private final Surroundings surroundings;

    @Option(
            names = "--cuda",
            description = "Also looks for a GPU, and computes on it where one can be used.")
    private boolean cuda;

    @Mixin private OutputOptions outputOptions;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One thing that was looked at. */
    record Finding(String subject, String found, State state) {
        /** Whether it will do. */
        enum State {
            OK,
            NOTE,
            PROBLEM
        }
    }

    @Override
    public Integer call() {
        Console console = outputOptions.console(surroundings);
        Unpacking.begin();
        List<Finding> findings = new ArrayList<>();
        addMachine(findings);
        addKernels(findings);
        Optional<CudaFindings> gpus =
                cuda
                        ? Optional.of(CudaFindings.look(surroundings.environment()))
                        : Optional.empty();
        gpus.ifPresent(found -> findings.addAll(found.findings()));
        addNative(findings, gpus.map(CudaFindings::backend).orElse(Backend.CPU));
        addData(findings);
        console.out().println(outputOptions.json() ? json(findings, gpus) : table(findings));
        boolean problem = findings.stream().anyMatch(f -> f.state() == State.PROBLEM);
        return problem ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private static void addMachine(List<Finding> findings) {
        Machine machine = Machine.here();
        findings.add(new Finding("crosscheck", Version.text(), State.OK));
        findings.add(new Finding("java", machine.java(), State.OK));
        findings.add(new Finding("system", machine.os() + ", " + machine.arch(), State.OK));
        findings.add(
                new Finding(
                        "processor",
                        machine.cpu() + ", " + machine.processors() + " cores",
                        State.OK));
        boolean enough = machine.maxHeapMebibytes() >= ENOUGH_HEAP_MEBIBYTES;
        findings.add(
                new Finding(
                        "heap",
                        Numbers.count(machine.maxHeapMebibytes())
                                + " MiB at most"
                                + (enough ? "" : "; MNIST needs " + ENOUGH_HEAP_MEBIBYTES),
                        enough ? State.OK : State.PROBLEM));
    }

    private static void addKernels(List<Finding> findings) {
        String kernels = new FastEngine().computesWith();
        boolean plain = kernels.startsWith(KernelKind.PLAIN.kernels().description());
        findings.add(new Finding("fast kernels", kernels, plain ? State.NOTE : State.OK));
    }

    private static void addNative(List<Finding> findings, Backend backend) {
        try {
            NativeRuntime.start(backend, 1);
            NativeInfo info = NativeRuntime.info();
            findings.add(
                    new Finding(
                            "dl4j", info.dl4jVersion() + ", backend " + info.backend(), State.OK));
            findings.add(
                    new Finding(
                            "native library",
                            "%s, oneDNN %s, layer helpers %s, BLAS %s"
                                    .formatted(
                                            info.library(),
                                            info.oneDnn() ? "built in" : "absent",
                                            info.layerHelpers(),
                                            info.blas()),
                            State.OK));
            findings.add(startUp(info));
        } catch (BackendUnavailableException e) {
            findings.add(new Finding("native library", e.getMessage(), State.PROBLEM));
        } catch (LinkageError | RuntimeException e) {
            findings.add(
                    new Finding(
                            "native library",
                            "does not load on this machine (" + e + "); scratch works without it",
                            State.PROBLEM));
        }
    }

    private static Finding startUp(NativeInfo info) {
        boolean late = info.firstOperationSeconds() > LATEST_FIRST_OPERATION_SECONDS;
        return new Finding(
                "dl4j start-up",
                "first operation %s s after the start of Java, %s s of it ND4J's%s"
                        .formatted(
                                Numbers.fixed(info.firstOperationSeconds(), 1),
                                Numbers.fixed(info.startSeconds(), 1),
                                late ? "; the first start unpacks libraries into ~/.javacpp" : ""),
                late ? State.NOTE : State.OK);
    }

    private void addData(List<Finding> findings) {
        DataCatalog catalog =
                DataCatalog.standard(surroundings.environment(), DataListener.silent());
        for (CatalogEntry entry : catalog.list()) {
            State state =
                    switch (entry.availability()) {
                        case READY, MADE -> State.OK;
                        case TO_FETCH -> State.NOTE;
                        case MISSING -> State.PROBLEM;
                    };
            String prefix = entry.availability() == Availability.TO_FETCH ? "to fetch from " : "";
            findings.add(new Finding("data " + entry.name(), prefix + entry.where(), state));
        }
    }

    private static String table(List<Finding> findings) {
        return Table.ofText(
                List.of("subject", "found", "state"),
                findings.stream().map(f -> List.of(f.subject(), f.found(), state(f))).toList());
    }

    private static String json(List<Finding> findings, Optional<CudaFindings> gpus) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("command", "doctor");
        ArrayNode array = document.putArray("findings");
        for (Finding finding : findings) {
            array.addObject()
                    .put("subject", finding.subject())
                    .put("found", finding.found())
                    .put("state", state(finding));
        }
        document.put(
                "firstOperationSeconds",
                NativeRuntime.isStarted() ? NativeRuntime.info().firstOperationSeconds() : null);
        gpus.ifPresent(found -> document.set("cuda", found.json()));
        return document.toPrettyString();
    }

    private static String state(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
