/** What a platform team monitors: pods that operators make, and Services and URLs whose pods are elsewhere. */
import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { BackOffice } from './back-office';
import { Catalog } from './catalog';
import { LandingPage } from './landing-page';
import { Ledger } from './ledger';
import { PartnerApi } from './partner-api';
import { PublicSite } from './public-site';
import { Queue } from './queue';
import { Storefront } from './storefront';

/** Adds one chart for each. */
export function addPlatform(app: App): void {
  Profile.kubePrometheusStack({
    release: 'monitoring',
    overrides: { namespace: 'monitoring', serviceAccountName: 'monitoring-kube-prometheus-prometheus' },
  }).applyTo(app);

  new Queue(app, 'queue');
  new PartnerApi(app, 'partner-api');
  new Storefront(app, 'storefront');
  new LandingPage(app, 'landing-page');
  new PublicSite(app, 'public-site');
  new Catalog(app, 'catalog');
  new Ledger(app, 'ledger');
  new BackOffice(app, 'back-office');
}
