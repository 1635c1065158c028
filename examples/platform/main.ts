import { App } from 'cdk8s';
import { addPlatform } from './platform';

const app = new App();
addPlatform(app);
app.synth();
