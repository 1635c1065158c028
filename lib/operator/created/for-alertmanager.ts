/** What the operator creates for an Alertmanager. */
import { configReloader, initConfigReloader, tcp } from './config-reloader';
import { baseImage, imageOf, textOr } from './images';
import { governingService, MANAGED_BY, Owner, Pods, statefulSet } from './manifests';
import { mergeContainers } from './merge-containers';
import { Manifest, stringMapAt } from '../../manifests/manifest';
import { isSemver } from '../../units/semver';
import { plainVersion } from '../selection/servers-in';

/** @see pkg/operator/defaults.go, v0.94.1 */
const DEFAULT_VERSION = 'v0.34.0';

/**
 * A StatefulSet and its Service; only the Service if the version is not valid.
 * @see makeStatefulSet and makeStatefulSetService in pkg/alertmanager/statefulset.go, v0.94.1
 */
export function createdForAlertmanager(owner: Owner): Manifest[] {
  const { object: { name }, spec } = owner;
  const fields = { serviceName: spec.serviceName ?? GOVERNING, replicas: Math.max(spec.replicas ?? 1, 0) };
  const portName: string = spec.portName || 'web';
  const ports = [
    { ...PORT, name: portName, port: 9093, targetPort: portName },
    { ...PORT, name: 'tcp-mesh', port: 9094, targetPort: 'mesh-tcp' },
    { name: 'udp-mesh', port: 9094, targetPort: 'mesh-udp', protocol: 'UDP' },
  ];

  const service = { name: GOVERNING, label: 'operated-alertmanager', app: APP, ports, spec: { publishNotReadyAddresses: true } };
  const version = textOr(spec.version, DEFAULT_VERSION);

  return [
    ...!isSemver(version) ? [] : [statefulSet(owner, `alertmanager-${name}`, podsOf(owner, portName, version), fields)],
    ...spec.serviceName === undefined ? [governingService(owner, service)] : [],
  ];
}

const GOVERNING = 'alertmanager-operated';
const APP = 'alertmanager';
const PORT = { protocol: 'TCP' };

function podsOf({ object: { name }, spec, settings }: Owner, portName: string, version: string): Pods {
  const selectorLabels = { ...MANAGED_BY, 'app.kubernetes.io/name': APP, 'app.kubernetes.io/instance': name, 'alertmanager': name };
  const own = [
    {
      name: 'alertmanager',
      image: imageOf(spec, baseImage(settings, 'alertmanager'), version),
      ports: [
        ...spec.listenLocal ? [] : [tcp(portName, 9093)],
        tcp('mesh-tcp', 9094),
        { name: 'mesh-udp', containerPort: 9094, protocol: 'UDP' },
      ],
    },
    configReloader(settings, { listensLocally: spec.listenLocal === true }),
  ];

  return {
    selectorLabels: { ...selectorLabels, ...settings.labels },
    labels: { 'app.kubernetes.io/version': plainVersion(version), ...stringMapAt(spec, ['podMetadata', 'labels']), ...selectorLabels, ...settings.labels },
    annotations: { ...stringMapAt(spec, ['podMetadata', 'annotations']), 'kubectl.kubernetes.io/default-container': 'alertmanager' },
    containers: mergeContainers(own, spec.containers),
    initContainers: mergeContainers([initConfigReloader(settings)], spec.initContainers),
  };
}
