/** What a platform team publishes about its Prometheus. */
// region: platform
import { Profile } from 'cdk8s-app-monitoring';

/** The Prometheus of the platform team, for example in a package that all teams use. */
export const PLATFORM = Profile.custom({
  labels: { team: 'shop' },
  namespace: 'observability',
  podLabels: { 'app.kubernetes.io/name': 'prometheus' },
  serviceAccountName: 'prometheus',
  readableNamespaces: ['shop', 'payments'],
  prometheusVersion: 'v3.14.0',
  operatorVersion: 'v0.94.1',
  readsAnnotations: false,
  enforcedLimits: { sampleLimit: 20000 },
});
// endregion
