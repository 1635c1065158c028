// Answers which Go type of the operator API stands behind a field, from the committed go-types.json.

/** What `go-types/main.go` prints. */
export interface GoTypesJson {
  readonly operatorVersion: string;
  /** Kubernetes release whose types the operator API embeds. */
  readonly kubernetesVersion: string;
  /** `Kind/version` -> Go type. */
  readonly roots: { readonly [kindAndVersion: string]: string };
  /** Go type -> JSON field -> Go type of the field, its elements or its values. */
  readonly types: { readonly [goType: string]: { readonly [field: string]: string } };
}

/** `monitoring/v1.Endpoint` taken apart. */
export interface GoName {
  readonly packagePath: string;
  readonly packageVersion: string;
  readonly simpleName: string;
  /** Whether the type is the operator's own, and not one of Kubernetes. */
  readonly isMonitoring: boolean;
}

/** Takes a Go type apart. */
export function parseGoType(goType: string): GoName {
  const dot = goType.indexOf('.');
  const packagePath = goType.slice(0, dot);
  return {
    packagePath,
    packageVersion: packagePath.slice(packagePath.indexOf('/') + 1),
    simpleName: goType.slice(dot + 1),
    isMonitoring: packagePath.startsWith('monitoring/'),
  };
}

/** Where the operator's API reference describes one of its types. */
export function operatorReference(goType: string): string {
  const { packageVersion, simpleName } = parseGoType(goType);
  // A field's own enum is described with the struct.
  const documented = simpleName.split('.')[0];
  return `https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/${packageVersion}.${documented}`;
}

/** Where the API reference of a Kubernetes release, such as "v1.37.0", describes a struct. */
export function kubernetesReference(goType: string, kubernetesVersion: string): string {
  const { packagePath, simpleName } = parseGoType(goType);
  const [group, version] = packagePath.split('/');
  const release = kubernetesVersion.split('.', 2).join('.');
  return `https://kubernetes.io/docs/reference/generated/kubernetes-api/${release}/#${simpleName.toLowerCase()}-${version}-${group}`;
}

/** Refuses a go-types.json that was made from another operator version than the CRDs. */
export function checkSameVersion(goTypes: GoTypesJson, crdVersion: string): void {
  if (goTypes.operatorVersion !== `v${crdVersion}`) {
    throw new Error(
      `go-types.json is of operator ${goTypes.operatorVersion}, the CRDs are of v${crdVersion}; `
      + `run "go get ${OPERATOR_MODULE}@v${crdVersion} && go run . > ../go-types.json" in tools/generate-imports/go-types`,
    );
  }
}

const OPERATOR_MODULE = 'github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring';
