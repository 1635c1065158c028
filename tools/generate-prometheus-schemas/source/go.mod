module cdk8s-app-monitoring/tools/generate-prometheus-schemas/source

go 1.26.0
