import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { SampleApp } from './sample-app';

// The same app in two versions: a cluster takes one of them.
const app = new App();
// Two clusters: in one, Prometheus selects every monitor; in the other, it reads annotations.
Profile.custom({ readsAnnotations: false }).applyTo(new SampleApp(app, 'operator-mode', true));
Profile.custom({ readsAnnotations: true }).applyTo(new SampleApp(app, 'annotation-mode', false));
app.synth();
