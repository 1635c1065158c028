import { App } from 'cdk8s';
import { addOnlineShop } from './online-shop';

const app = new App();
addOnlineShop(app);
app.synth();
