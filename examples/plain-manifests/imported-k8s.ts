/** Stands for the output of `cdk8s import k8s`, which has 30,000 lines of this: structs, and functions that keep the fields they know. */
import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';

/** Deployment enables declarative updates for Pods and ReplicaSets. */
export class KubeDeployment extends ApiObject {
  public static readonly GVK: GroupVersionKind = { apiVersion: 'apps/v1', kind: 'Deployment' };

  public static manifest(props: KubeDeploymentProps = {}): any {
    return { ...KubeDeployment.GVK, ...toJsonKubeDeploymentProps(props) };
  }

  public constructor(scope: Construct, id: string, props: KubeDeploymentProps = {}) {
    super(scope, id, { ...KubeDeployment.GVK, ...props });
  }

  public override toJson(): any {
    return { ...KubeDeployment.GVK, ...toJsonKubeDeploymentProps(super.toJson()) };
  }
}

export interface KubeDeploymentProps { readonly metadata?: ApiObjectMetadata; readonly spec?: DeploymentSpec }
export interface DeploymentSpec { readonly replicas?: number; readonly selector: LabelSelector; readonly template: PodTemplateSpec }
export interface LabelSelector { readonly matchLabels?: { [key: string]: string } }
export interface PodTemplateSpec { readonly metadata?: ApiObjectMetadata; readonly spec?: PodSpec }
export interface PodSpec { readonly containers: Container[] }
export interface Container { readonly name: string; readonly image?: string; readonly ports?: ContainerPort[] }
export interface ContainerPort { readonly name?: string; readonly containerPort: number; readonly protocol?: string }

function toJsonKubeDeploymentProps(obj: KubeDeploymentProps): any {
  return withoutUndefined({ metadata: obj.metadata, spec: obj.spec && toJsonDeploymentSpec(obj.spec) });
}

function toJsonDeploymentSpec(obj: DeploymentSpec): any {
  return withoutUndefined({
    replicas: obj.replicas,
    selector: withoutUndefined({ matchLabels: obj.selector.matchLabels }),
    template: toJsonPodTemplateSpec(obj.template),
  });
}

function toJsonPodTemplateSpec(obj: PodTemplateSpec): any {
  return withoutUndefined({ metadata: obj.metadata, spec: obj.spec && { containers: obj.spec.containers.map(toJsonContainer) } });
}

function toJsonContainer(obj: Container): any {
  return withoutUndefined({ name: obj.name, image: obj.image, ports: obj.ports?.map(toJsonContainerPort) });
}

function toJsonContainerPort(obj: ContainerPort): any {
  return withoutUndefined({ name: obj.name, containerPort: obj.containerPort, protocol: obj.protocol });
}

function withoutUndefined(obj: object): any {
  return Object.fromEntries(Object.entries(obj).filter(([, value]) => value !== undefined));
}
