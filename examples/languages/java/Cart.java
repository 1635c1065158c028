// region: app
import io.github.cdk8s_app_monitoring.AppMonitoring;
import io.github.cdk8s_app_monitoring.KubePrometheusStackProps;
import io.github.cdk8s_app_monitoring.MonitorType;
import io.github.cdk8s_app_monitoring.Profile;
import io.github.cdk8s_app_monitoring.Relabeling;
import java.util.Arrays;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.Include;

public class Cart {
  public static void main(String[] args) {
    App app = new App();
    Profile.kubePrometheusStack(KubePrometheusStackProps.builder().release("monitoring").build()).applyTo(app);

    Chart chart = new Chart(app, "cart", ChartProps.builder().namespace("shop").build());
    Include.Builder.create(chart, "manifests").url("cart.yaml").build();
    AppMonitoring.Builder.create(chart, "monitoring")
        .operatorMode(true)
        .monitorType(MonitorType.POD)
        .port("metrics")
        .interval(Duration.seconds(30))
        .relabelings(Arrays.asList(Relabeling.setLabel("team", "shop")))
        .build();

    app.synth();
  }
}
// endregion
