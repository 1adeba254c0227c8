import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.time.Instant;

/** The time-skipping test server, begun at any instant: PORT [--start=2026-01-01T00:00:00Z]; other flags are ignored. */
public final class DatedTestServer {
  public static void main(String[] args) throws Exception {
    long start = 0; // 0 is the present
    for (String arg : args) {
      if (arg.startsWith("--start=")) start = Instant.parse(arg.substring("--start=".length())).toEpochMilli();
    }
    TestServicesStarter services = new TestServicesStarter(true, start);
    ServerBuilder<?> builder =
        Grpc.newServerBuilderForPort(Integer.parseInt(args[0]), InsecureServerCredentials.create());
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    Server server = builder.build().start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.awaitTermination();
  }
}
