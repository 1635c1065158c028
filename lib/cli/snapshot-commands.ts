/** The kubectl commands that collect what is known about a cluster. */

/** One kind of objects, and what it is for. */
interface Collected {
  readonly what: string;
  readonly resource: string;
  readonly isClusterWide?: boolean;
  readonly ofApp?: boolean;
  readonly args?: string;
}

const COLLECTED: readonly Collected[] = [
  { what: 'the servers: what they select', resource: 'prometheuses.monitoring.coreos.com' },
  { what: 'agents; this fails if their CRD is not installed', resource: 'prometheusagents.monitoring.coreos.com' },
  {
    what: 'versions of ScrapeConfig that are served; this fails if its CRD is not installed',
    resource: 'customresourcedefinitions.apiextensions.k8s.io scrapeconfigs.monitoring.coreos.com',
    isClusterWide: true,
  },
  { what: 'labels of namespaces', resource: 'namespaces', isClusterWide: true },
  { what: 'what the ServiceAccounts of the servers may read', resource: 'clusterroles.rbac.authorization.k8s.io', isClusterWide: true },
  { what: 'the same', resource: 'clusterrolebindings.rbac.authorization.k8s.io', isClusterWide: true },
  { what: 'the same', resource: 'roles.rbac.authorization.k8s.io' },
  { what: 'the same', resource: 'rolebindings.rbac.authorization.k8s.io' },
  { what: 'whether Prometheus reaches the pods', resource: 'networkpolicies.networking.k8s.io', ofApp: true },
  { what: 'mutual TLS of Istio; this fails if it is not installed', resource: 'peerauthentications.security.istio.io' },
  {
    what: 'version and flags of the operator',
    resource: 'deployments.apps',
    args: "-l 'app.kubernetes.io/name in (prometheus-operator,kube-prometheus-stack-prometheus-operator)'",
  },
];

/**
 * A script that writes `cluster.yaml`.
 * @param namespace of the app; all namespaces without it
 */
export function snapshotScript(namespace: string | undefined): string {
  const ofApp = namespace === undefined ? '--all-namespaces' : `--namespace ${namespace}`;
  const lines = COLLECTED.flatMap(({ what, resource, isClusterWide, ofApp: isOfApp, args }) => [
    `  # ${what}`,
    `  ${['kubectl get', resource, ...isClusterWide ? [] : [isOfApp ? ofApp : '--all-namespaces'], ...args === undefined ? [] : [args], '-o yaml'].join(' ')}; echo ---`,
  ]);

  return [
    '# Collects what decides whether something is scraped. The account needs only the verb "list" on these resources. A command that fails leaves',
    '# something out, which then counts as not known. No command prints the value of a Secret.',
    '{',
    ...lines,
    '  # names and keys of Secrets; the account must be allowed to list Secrets, so leave this out if it is not',
    `  kubectl get secrets ${ofApp} -o go-template='${SECRET_KEYS}'`,
    '} | npx cdk8s-app-monitoring snapshot - > cluster.yaml',
    '',
  ].join('\n');
}

const SECRET_KEYS = '{{range .items}}---{{"\\n"}}apiVersion: v1{{"\\n"}}kind: Secret{{"\\n"}}metadata: {name: {{.metadata.name}}, namespace: {{.metadata.namespace}}}'
  + '{{"\\n"}}data:{{"\\n"}}{{range $key, $value := .data}}  {{printf "%q" $key}}: <not shown>{{"\\n"}}{{end}}{{end}}';
