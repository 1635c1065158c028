/** What the API server checks of each kind: a table. */
import { checkGenerateName, MetadataRules } from './check-metadata';
import { FieldFaults } from './field-faults';
import { DNS_LABEL, NameRule, PATH_SEGMENT, SUBDOMAIN, whyNotInPath } from './names';
import { checkEndpoints, checkEndpointSlice } from './network-kinds/check-endpoints';
import { checkIngress } from './network-kinds/check-ingress';
import { checkNetworkPolicy } from './network-kinds/check-network-policy';
import { checkService, checkServiceAddresses } from './network-kinds/check-service';
import { checkAutoscaler, checkDisruptionBudget } from './other-kinds/check-autoscaler';
import { checkConfigMap, checkNamespace, checkPodSecurityLabels, checkSecret } from './other-kinds/check-data';
import { checkClusterRole, checkClusterRoleBinding, checkRole, checkRoleBinding } from './other-kinds/check-rbac';
import { checkPod } from './pod/check-pod';
import { checkCronJob } from './workloads/check-cron-job';
import { checkDaemonSet } from './workloads/check-daemon-set';
import { checkDeployment, checkReplicaSet } from './workloads/check-deployment';
import { checkJob } from './workloads/check-job';
import { checkReplicationController } from './workloads/check-replication-controller';
import { checkStatefulSet } from './workloads/check-stateful-set';

/** One kind. */
export interface KindRules extends MetadataRules {
  /** API group, empty for that of pods. */
  readonly group: string;
  readonly check: (object: object, faults: FieldFaults) => void;
  /** Whether metadata is looked at only where the object has no other fault. */
  readonly checksMetadataLast?: boolean;
  /** Whether the API server keeps the generation that a client sends. */
  readonly keepsGeneration?: boolean;
  /** What is checked first: with a fault here nothing else is looked at. */
  readonly checkFirst?: (object: object, faults: FieldFaults) => void;
  /** What is checked only where the object has no other fault. */
  readonly checkLast?: (object: object, faults: FieldFaults) => void;
}

function namespaced<T>(group: string, name: NameRule, check: (object: T, faults: FieldFaults) => void): KindRules {
  return { group, isNamespaced: true, name, check: check as KindRules['check'] };
}

function ofCluster<T>(group: string, name: NameRule, check: (object: T, faults: FieldFaults) => void): KindRules {
  return { ...namespaced(group, name, check), isNamespaced: false };
}

function keepsGeneration(rules: KindRules): KindRules {
  return { ...rules, keepsGeneration: true };
}

const RBAC = 'rbac.authorization.k8s.io';

/** Kinds by their names, which no two of them share. */
export const KINDS: ReadonlyMap<string, KindRules> = new Map([
  ['ConfigMap', keepsGeneration(namespaced('', SUBDOMAIN, checkConfigMap))],
  ['Endpoints', keepsGeneration(namespaced('', SUBDOMAIN, checkEndpoints))],
  ['Namespace', { ...keepsGeneration(ofCluster('', DNS_LABEL, checkNamespace)), checkLast: checkPodSecurityLabels as KindRules['check'] }],
  ['Pod', namespaced('', SUBDOMAIN, checkPod)],
  ['ReplicationController', {
    ...namespaced('', SUBDOMAIN, checkReplicationController), prefix: () => undefined, checkLast: checkGenerateName,
  }],
  ['Secret', keepsGeneration(namespaced('', SUBDOMAIN, checkSecret))],
  ['Service', { ...keepsGeneration(namespaced('', DNS_LABEL, checkService)), checkFirst: checkServiceAddresses }],
  ['ServiceAccount', keepsGeneration(namespaced('', SUBDOMAIN, () => undefined))],
  ['DaemonSet', namespaced('apps', SUBDOMAIN, checkDaemonSet)],
  ['Deployment', namespaced('apps', SUBDOMAIN, checkDeployment)],
  ['ReplicaSet', namespaced('apps', SUBDOMAIN, checkReplicaSet)],
  ['StatefulSet', namespaced('apps', DNS_LABEL, checkStatefulSet)],
  ['HorizontalPodAutoscaler', namespaced('autoscaling', SUBDOMAIN, checkAutoscaler)],
  ['CronJob', namespaced('batch', SUBDOMAIN, checkCronJob)],
  ['Job', namespaced('batch', SUBDOMAIN, checkJob)],
  ['EndpointSlice', namespaced('discovery.k8s.io', SUBDOMAIN, checkEndpointSlice)],
  ['Ingress', namespaced('networking.k8s.io', SUBDOMAIN, checkIngress)],
  ['NetworkPolicy', namespaced('networking.k8s.io', SUBDOMAIN, checkNetworkPolicy)],
  ['PodDisruptionBudget', { ...namespaced('policy', PATH_SEGMENT, checkDisruptionBudget), prefix: whyNotInPath, checksMetadataLast: true }],
  ['ClusterRole', keepsGeneration(ofCluster(RBAC, PATH_SEGMENT, checkClusterRole))],
  ['ClusterRoleBinding', keepsGeneration(ofCluster(RBAC, PATH_SEGMENT, checkClusterRoleBinding))],
  ['Role', keepsGeneration(namespaced(RBAC, PATH_SEGMENT, checkRole))],
  ['RoleBinding', keepsGeneration(namespaced(RBAC, PATH_SEGMENT, checkRoleBinding))],
]);
