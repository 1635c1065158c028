import { App } from 'cdk8s';
import { addScrapeConfigs } from './scrape-configs';

const app = new App();
addScrapeConfigs(app);
app.synth();
