/** The pods of a workload as Istio's webhook sees them. */
import { MeshPod, NamespaceLabels } from '../../istio/membership';
import { Workload } from '../../kubernetes/workload';
import { listAt, stringAt, stringMapAt, valueAt } from '../../manifests/manifest';
import { readPlain } from '../../tree/amendments';
import { AppView, Declared } from '../../tree/from-app';
import { defined } from '../defined';
import { preferOwnChart } from '../find/prefer-own-chart';

/** One pod for each pod template. */
export function meshPodsOf({ object, value: { namespace = '', templatePaths } }: Declared<Workload>): MeshPod[] {
  const manifest = readPlain(object);

  return templatePaths.map((path) => {
    const template = valueAt(manifest, path);
    const containers = ['containers', 'initContainers'].flatMap((list) => listAt(template, ['spec', list]));

    return {
      namespace,
      labels: stringMapAt(template, ['metadata', 'labels']),
      annotations: stringMapAt(template, ['metadata', 'annotations']),
      hostNetwork: valueAt(template, ['spec', 'hostNetwork']) === true,
      containers: defined(containers.map((container) => stringAt(container, ['name']))).map((name) => ({ name })),
    };
  });
}

/** Labels of the workload's namespace; undefined unless the app declares exactly one, the workload's own chart first. */
export function namespaceLabelsOf(view: AppView, { object, value: { namespace } }: Declared<Workload>): NamespaceLabels {
  const found = namespace === undefined ? [] : preferOwnChart(view.namespacesNamed(namespace), object);

  return found.length === 1 ? found[0].value : undefined;
}
