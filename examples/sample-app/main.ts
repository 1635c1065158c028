import { App } from 'cdk8s';
import { SampleApp } from './sample-app';

const app = new App();
new SampleApp(app, 'operator-mode', true);
new SampleApp(app, 'annotation-mode', false);
app.synth();
