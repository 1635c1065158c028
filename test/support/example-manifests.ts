/** The examples as a cluster would get them: for judges that look at whole apps. */
import { clusterSecrets } from '../examples/cluster-secrets';
import { exampleApp, EXAMPLES } from '../examples/examples';
import { Manifest } from './manifests/manifest';

/** All objects of one example, and those that the cluster provides for it. */
export interface ExampleManifests {
  readonly name: string;
  readonly manifests: Manifest[];
}

/** Examples whose charts are versions of one app, or for different clusters: no cluster holds two of them. */
const ONE_BY_ONE = ['sample-app', 'several-clusters'];

/** Every example by the name of its folder; one of {@link ONE_BY_ONE} by `<folder>/<chart>`, each on its own. */
export function exampleManifests(): ExampleManifests[] {
  const provided = new Map([['online-shop', clusterSecrets()]]);

  return Object.keys(EXAMPLES).flatMap((name): ExampleManifests[] => {
    const charts = exampleApp(name).charts.map((chart) => ({ name: `${name}/${chart.node.id}`, manifests: chart.toJson() as Manifest[] }));

    return ONE_BY_ONE.includes(name)
      ? charts
      : [{ name, manifests: [...charts.flatMap(({ manifests }) => manifests), ...(provided.get(name) ?? [])] }];
  });
}
