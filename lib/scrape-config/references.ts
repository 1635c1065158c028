/** Credentials of additional scrape configs: files that are mounted in Prometheus, and variables that its reloader replaces. */
import { ConfigMapKeySelector, SecretKeySelector } from '../../imports/k8s';
import { SecretOrConfigMap } from '../../imports/shared';

/** An environment variable of the reloader, in the form of Kubernetes. */
export interface Variable {
  readonly name: string;
  readonly valueFrom: { readonly secretKeyRef: SecretKeySelector } | { readonly configMapKeyRef: ConfigMapKeySelector };
}

/**
 * Paths and variables for references, in a Prometheus that the operator manages.
 *
 * Objects listed in `spec.secrets` and `spec.configMaps` are mounted as files. If Prometheus cannot read a file, its reloader
 * replaces `$(NAME)` by an environment variable before Prometheus reads the configuration.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusSpec
 */
export class References {
  private readonly mountedSecrets = new Set<string>();
  private readonly mountedConfigMaps = new Set<string>();
  private readonly byName = new Map<string, Variable>();

  /** Path of a Secret's key in the Prometheus container. */
  secretFile({ name = '', key }: SecretKeySelector): string {
    this.mountedSecrets.add(name);

    return `/etc/prometheus/secrets/${name}/${key}`;
  }

  /** Path of a Secret's or ConfigMap's key in the Prometheus container. */
  file({ secret, configMap }: SecretOrConfigMap): string {
    if (secret) return this.secretFile(secret);
    const { name = '', key } = configMap!;
    this.mountedConfigMaps.add(name);

    return `/etc/prometheus/configmaps/${name}/${key}`;
  }

  /** Text that the reloader replaces by a Secret's or ConfigMap's key. */
  variable({ secret, configMap }: SecretOrConfigMap): string {
    const valueFrom = secret ? { secretKeyRef: keyOf(secret) } : { configMapKeyRef: keyOf(configMap!) };
    const { name = '', key } = secret ?? configMap!;
    let variable = `SCRAPE_${name}_${key}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
    while (this.isTaken(variable, valueFrom)) variable += '_';
    this.byName.set(variable, { name: variable, valueFrom });

    return `$(${variable})`;
  }

  /** Names of the Secrets to mount, sorted. */
  get secrets(): string[] {
    return [...this.mountedSecrets].sort();
  }

  /** Names of the ConfigMaps to mount, sorted. */
  get configMaps(): string[] {
    return [...this.mountedConfigMaps].sort();
  }

  /** Variables of the reloader, by name; copies, since YAML would write aliases for shared values. */
  get variables(): Variable[] {
    return [...this.byName.keys()].sort().map((name) => JSON.parse(JSON.stringify(this.byName.get(name))));
  }

  /** Makes names unique: Secrets `a-b` and `a.b` would get the same name. */
  private isTaken(name: string, valueFrom: Variable['valueFrom']): boolean {
    const other = this.byName.get(name);

    return other !== undefined && JSON.stringify(other.valueFrom) !== JSON.stringify(valueFrom);
  }
}

function keyOf({ name, key }: SecretKeySelector | ConfigMapKeySelector): { readonly name?: string; readonly key: string } {
  return { name, key };
}
