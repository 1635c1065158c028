// region: app
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	am "github.com/cdk8s-app-monitoring/cdk8s-app-monitoring-go/cdk8sappmonitoring"
	"github.com/cdk8s-app-monitoring/cdk8s-app-monitoring-go/cdk8sappmonitoring/imports"
)

func main() {
	app := cdk8s.NewApp(nil)
	am.Profile_KubePrometheusStack(&am.KubePrometheusStackProps{Release: jsii.String("monitoring")}).ApplyTo(app)

	chart := cdk8s.NewChart(app, jsii.String("cart"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	cdk8s.NewInclude(chart, jsii.String("manifests"), &cdk8s.IncludeProps{Url: jsii.String("cart.yaml")})
	am.NewAppMonitoring(chart, jsii.String("monitoring"), &am.AppMonitoringProps{
		OperatorMode: jsii.Bool(true),
		MonitorType:  am.MonitorType_POD,
		Port:         "metrics",
		Interval:     cdk8s.Duration_Seconds(jsii.Number(30)),
		Relabelings:  &[]*imports.RelabelConfig{am.Relabeling_SetLabel(jsii.String("team"), jsii.String("shop"))},
	})

	app.Synth()
}
// endregion
