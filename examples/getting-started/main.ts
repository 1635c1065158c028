// region: main
import { App } from 'cdk8s';
import { addShop } from './shop';

const app = new App();
addShop(app);
app.synth();
// endregion
