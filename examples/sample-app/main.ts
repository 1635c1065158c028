import { App } from 'cdk8s';
import { SampleApp } from './sample-app';

// The same app in two versions: a cluster takes one of them.
const app = new App();
new SampleApp(app, 'operator-mode', true);
new SampleApp(app, 'annotation-mode', false);
app.synth();
