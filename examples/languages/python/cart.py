# region: app
from cdk8s import App, Chart, Duration, Include
from cdk8s_app_monitoring import AppMonitoring, MonitorType, Profile, Relabeling

app = App()
Profile.kube_prometheus_stack(release="monitoring").apply_to(app)

chart = Chart(app, "cart", namespace="shop")
Include(chart, "manifests", url="cart.yaml")
AppMonitoring(
    chart,
    "monitoring",
    operator_mode=True,
    monitor_type=MonitorType.POD,
    port="metrics",
    interval=Duration.seconds(30),
    relabelings=[Relabeling.set_label("team", "shop")],
)

app.synth()
# endregion
