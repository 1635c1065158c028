/** The examples, each as a function that adds its charts to an app. */
import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { addShop } from '../../examples/getting-started/shop';
import { addOnlineShop } from '../../examples/online-shop/online-shop';
import { addPlainManifests } from '../../examples/plain-manifests/plain-manifests';
import { addPlatform } from '../../examples/platform/platform';
import { SampleApp } from '../../examples/sample-app/sample-app';
import { addScrapeConfigs } from '../../examples/scrape-configs/scrape-configs';
import { addClusters } from '../../examples/several-clusters/clusters';

/** By the name of the folder; says what its `main.ts` says, but for the synth. */
export const EXAMPLES: { readonly [name: string]: (app: App) => void } = {
  'getting-started': addShop,
  'online-shop': addOnlineShop,
  'plain-manifests': addPlainManifests,
  'platform': addPlatform,
  'sample-app': (app) => {
    Profile.custom({ readsAnnotations: false }).applyTo(new SampleApp(app, 'operator-mode', true));
    Profile.custom({ readsAnnotations: true }).applyTo(new SampleApp(app, 'annotation-mode', false));
  },
  'scrape-configs': addScrapeConfigs,
  'several-clusters': addClusters,
};

/** An app with one example in it. */
export function exampleApp(name: string): App {
  const app = new App();
  EXAMPLES[name](app);

  return app;
}
