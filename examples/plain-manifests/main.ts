import { App } from 'cdk8s';
import { addPlainManifests } from './plain-manifests';

const app = new App();
addPlainManifests(app);
app.synth();
