import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { SampleApp } from './sample-app';

// The same app in two versions: a cluster takes one of them.
const app = new App();
// A Prometheus that selects every monitor, and reads annotations.
Profile.custom({}).applyTo(app);
new SampleApp(app, 'operator-mode', true);
new SampleApp(app, 'annotation-mode', false);
app.synth();
