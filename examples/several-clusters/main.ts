import { App } from 'cdk8s';
import { addClusters } from './clusters';

const app = new App();
addClusters(app);
app.synth();
