/** OpenShift: a DeploymentConfig runs pods through a ReplicationController. */
import { PLACEHOLDER } from '../placeholder';
import { REPLICAS, SELECTOR, TEMPLATE } from './kubernetes-kinds';
import { AddedFields, PodTemplate, WorkloadKind } from './workload-kind';

/**
 * The row of a DeploymentConfig.
 * @see MakeDeployment in library-go, pkg/apps/appsutil/util.go, 93ac920
 */
export const DEPLOYMENT_CONFIG: WorkloadKind = {
  group: 'apps.openshift.io',
  kind: 'DeploymentConfig',
  templates: [TEMPLATE],
  selector: SELECTOR,
  selectorForm: 'map',
  replicas: [REPLICAS],
  // OpenShift's API server sets no default.
  replicasUnset: 0,
  suspended: [['spec', 'paused']],
  adds: deploymentConfigFields,
};

function deploymentConfigFields({ workload: { name } }: PodTemplate): AddedFields {
  const deployment = `${name}-${PLACEHOLDER}`;

  return {
    controller: { kind: 'ReplicationController', name: deployment },
    labels: { deployment, deploymentconfig: name },
    annotations: {
      'openshift.io/deployment-config.latest-version': PLACEHOLDER,
      'openshift.io/deployment-config.name': name,
      'openshift.io/deployment.name': deployment,
    },
  };
}
