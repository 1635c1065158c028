"""The sample app in Python: monitored in both modes with the same arguments."""
from cdk8s import ApiObjectMetadata, App, Chart, Duration
from cdk8s_app_monitoring import AppMonitoring, MonitorType
from cdk8s_plus_33 import ContainerProps, Deployment, LabelSelector
from constructs import Construct


class SampleApp(Chart):
    def __init__(self, scope: Construct, id: str, *, operator_mode: bool) -> None:
        super().__init__(scope, id, namespace="sample-app-ns")

        deployment = Deployment(
            self,
            "deployment",
            metadata=ApiObjectMetadata(name="sample-app"),
            pod_metadata=ApiObjectMetadata(labels={"app": "sample-app"}),
            containers=[ContainerProps(image="registry.example.com/sample-app:1.0", port_number=9080)],
            select=False,
        )
        deployment.select(LabelSelector.of(labels={"app": "sample-app"}))

        AppMonitoring(
            self,
            "monitoring",
            workload=deployment,
            operator_mode=operator_mode,
            monitor_type=MonitorType.POD,
            path="/actuator/metrics",
            port=9080,
            interval=Duration.seconds(5),
            timeout=Duration.seconds(3),
        )


app = App()
SampleApp(app, "operator-mode", operator_mode=True)
SampleApp(app, "annotation-mode", operator_mode=False)
app.synth()
