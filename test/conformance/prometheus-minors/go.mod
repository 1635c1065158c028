module cdk8s-app-monitoring/test/conformance/prometheus-minors

go 1.26.0
