/** What the operator creates for a ThanosRuler. */
import { configReloader, tcp } from './config-reloader';
import { baseImage, imageOf, textOr } from './images';
import { governingService, MANAGED_BY, Owner, Pods, statefulSet } from './manifests';
import { mergeContainers } from './merge-containers';
import { listAt, Manifest, stringMapAt } from '../../manifests/manifest';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { isSemver } from '../../units/semver';
import { defaultThanos } from '../selection/default-prometheus';
import { plainVersion } from '../selection/servers-in';

/**
 * A StatefulSet and its Service; only the Service if the object does not say what to query.
 * @see makeStatefulSet and makeStatefulSetService in pkg/thanos/statefulset.go, v0.94.1
 */
export function createdForThanosRuler(owner: Owner): Manifest[] {
  const { object: { name }, spec } = owner;
  const fields = { serviceName: spec.serviceName ?? GOVERNING, ...spec.replicas !== undefined && { replicas: spec.replicas } };
  // The name is filled in only together with the Service.
  const portName: string = spec.portName || (spec.serviceName === undefined ? 'web' : '');
  const ports = [{ ...PORT, name: portName, port: 10902, targetPort: portName }, { ...PORT, name: 'grpc', port: 10901, targetPort: 'grpc' }];
  const version = textOr(spec.version, defaultThanos(PROVEN_OPERATOR));
  const isQuerying = spec.queryConfig !== undefined || listAt(spec, ['queryEndpoints']).length > 0;

  return [
    ...isQuerying && isSemver(version) ? [statefulSet({ ...owner, spec: { ...spec, hostNetwork: false } }, `thanos-ruler-${name}`, podsOf(owner, portName, version), fields)] : [],
    ...spec.serviceName === undefined ? [governingService(owner, { name: GOVERNING, label: 'operated-thanos-ruler', app: APP, ports })] : [],
  ];
}

const GOVERNING = 'thanos-ruler-operated';
const APP = 'thanos-ruler';
const PORT = { protocol: 'TCP' };

/** Labels of `podMetadata` are part of the selector here. */
function podsOf({ object: { name }, spec, settings }: Owner, portName: string, version: string): Pods {
  const selectorLabels = {
    ...stringMapAt(spec, ['podMetadata', 'labels']),
    ...settings.labels,
    ...MANAGED_BY,
    'app.kubernetes.io/name': APP,
    'app.kubernetes.io/instance': name,
    'thanos-ruler': name,
  };
  const own = [
    {
      name: 'thanos-ruler',
      image: imageOf({ image: spec.image }, baseImage(settings, 'thanos'), version),
      ports: [tcp('grpc', 10901), ...spec.listenLocal ? [] : [tcp(portName, 10902)]],
    },
    configReloader(settings, { listensLocally: spec.listenLocal === true }),
  ];

  return {
    selectorLabels,
    labels: { ...selectorLabels, 'app.kubernetes.io/version': plainVersion(version) },
    annotations: { ...stringMapAt(spec, ['podMetadata', 'annotations']), 'kubectl.kubernetes.io/default-container': 'thanos-ruler' },
    containers: mergeContainers(own, spec.containers),
    initContainers: listAt(spec, ['initContainers']) as Pods['initContainers'],
  };
}
