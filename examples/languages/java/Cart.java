// region: app
import io.github.cdk8s_app_monitoring.AppMonitoring;
import io.github.cdk8s_app_monitoring.Auth;
import io.github.cdk8s_app_monitoring.KubePrometheusStackProps;
import io.github.cdk8s_app_monitoring.MonitorType;
import io.github.cdk8s_app_monitoring.Profile;
import io.github.cdk8s_app_monitoring.imports.SecretKeySelector;
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
        .auth(Auth.bearer(SecretKeySelector.builder().name("cart-token").key("token").build()))
        .build();

    app.synth();
  }
}
// endregion
