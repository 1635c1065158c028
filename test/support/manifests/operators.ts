/** A Deployment `monitoring/prometheus-operator` that runs the operator. */
import { Fields, Manifest } from './manifest';
import { deployment } from './workloads';

/** The operator with these arguments. */
export function operator(args: readonly string[] = [], { name = 'prometheus-operator', container = {}, spec = {} }: { readonly name?: string; readonly container?: Fields; readonly spec?: Fields } = {}): Manifest {
  return deployment({
    namespace: 'monitoring', name, labels: { app: name }, spec, container: { name: 'operator', image: 'quay.io/prometheus-operator/prometheus-operator:v0.94.1', args, ports: undefined, ...container },
  });
}
