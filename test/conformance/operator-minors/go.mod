// Which modules each minor is built from is in mods/.
module cdk8s-app-monitoring/test/conformance/operator-minors

go 1.26.0
