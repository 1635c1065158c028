import { BY_POD, BY_SERVICE, container, DEPLOYMENT, explain, failing, failure, PM, SERVER, SM, stages } from './explaining';
import { secret } from '../support/manifests/configuration';
import { Fields } from '../support/manifests/manifest';
import { podMonitor, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const BY_ANNOTATION = `
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs: [{ role: pod }]
    relabel_configs:
      - { action: keep, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: "true" }
      - { source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port], regex: '([^:]+)(?::\\d+)?;(.+)', replacement: '$1:$2', target_label: __address__ }
`;
const annotated = (annotations: Fields) => deployment({ annotations });

describe('Inspection.explain() of a workload', () => {
  test('tells pods, Services, and who scrapes it', () => {
    expect(explain(DEPLOYMENT, [...Object.values(BY_SERVICE), podMonitor(), deployment({ spec: { replicas: 3 } })])).toEqual({
      subject: DEPLOYMENT,
      isScraped: true,
      findings: [expect.objectContaining({ code: 'AM603', path: DEPLOYMENT })],
      steps: [
        { stage: 'admission', isOk: true, message: 'the API server accepts it' },
        { stage: 'pods', isOk: true, message: 'it runs 3 pods with labels app: cart; declared ports: "metrics" (9090)' },
        { stage: 'services', isOk: true, message: 'Service/shop/cart selects its pods' },
        { server: SERVER, stage: 'targets', isOk: true, message: `job "serviceMonitor/shop/cart/0" of ${SM} scrapes http://cart-0:9090/metrics` },
        { server: SERVER, stage: 'targets', isOk: true, message: `job "podMonitor/shop/cart/0" of ${PM} scrapes http://cart-0:9090/metrics` },
      ],
    });
  });

  test.each([
    {
      it: 'no server',
      given: [deployment()],
      expected: ['server: not known: there is no Prometheus or PrometheusAgent among the manifests -> name the Prometheus: with a Profile in code, with --profile on the command line, e.g. --profile kube-prometheus-stack,release=RELEASE, or by its manifest'],
    },
    { it: 'a server that others configure', given: [{ ...prometheus(), spec: {} }, deployment()], expected: ['server: AM613 Prometheus/monitoring/main'] },
    {
      it: 'no replicas',
      given: [...Object.values({ ...BY_POD, workload: deployment({ spec: { replicas: 0 } }) })],
      expected: [`pods: not known: it runs no pods at the moment: "replicas" is 0 -> set "replicas" of ${DEPLOYMENT} to 1 or more`],
    },
    {
      it: 'a monitor that no server takes',
      given: [...Object.values({ ...BY_POD, server: prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }) })],
      expected: [`labels: AM901 ${PM}`],
      words: ['podMonitorSelector', 'a: b'],
    },
    {
      it: 'a port that a monitor names',
      given: [...Object.values({ ...BY_POD, monitor: podMonitor({ port: 'http' }) })],
      expected: [`port: AM910 ${PM}`],
      words: ['"http"', 'Deployment/shop/cart'],
    },
    {
      it: 'a targetPort of its Service',
      given: [...Object.values({ ...BY_SERVICE, service: service({ ports: [{ name: 'metrics', port: 80, targetPort: 'web' }] }) })],
      expected: [`port: AM910 ${SM}`],
      words: ['"web"', 'Service/shop/cart'],
    },
    {
      it: 'the selector of a Service that is monitored',
      given: [...Object.values({ ...BY_SERVICE, service: service({ selector: { app: 'carts' } }) })],
      expected: ['endpoints: AM907 Service/shop/cart'],
      words: ['app: carts', 'ServiceMonitor/shop/cart', 'Deployment/shop/cart'],
    },
    {
      it: 'labels of its Service',
      given: [...Object.values({ ...BY_SERVICE, service: service({}, { labels: { app: 'carts' } }) })],
      expected: [`selector: AM906 ${SM}`],
      words: ['app: cart', 'Service/shop/cart'],
    },
    {
      it: 'labels of its pods',
      given: [
        prometheus(),
        podMonitor({}, { selector: { matchLabels: { app: 'cart', tier: 'web' } } }),
        podMonitor({}, { selector: { matchLabels: { app: 'other' } } }, { name: 'other' }),
        deployment(),
      ],
      expected: [`selector: AM906 ${PM}`],
      words: ['tier: web', 'Deployment/shop/cart'],
    },
    {
      it: 'a monitor that looks elsewhere',
      given: [prometheus(), podMonitor({}, {}, { name: 'carts', namespace: 'monitors' }), deployment()],
      expected: ['discovery: AM904 PodMonitor/monitors/carts'],
      words: ['"shop"', 'namespaceSelector'],
    },
    {
      it: 'nothing near',
      given: [prometheus(), podMonitor({}, { selector: { matchLabels: { app: 'other' } } }, { name: 'other' }), deployment()],
      expected: ['monitor: not known: no ServiceMonitor or PodMonitor selects it, and whether one is to is not in the manifests -> declare an AppMonitoring for it, or a monitor that selects it'],
    },
    {
      it: 'its port, whatever else its Service leads to',
      given: [prometheus(), serviceMonitor(), service(), deployment(), deployment({ name: 'basket', pod: container([{ name: 'http', containerPort: 80 }]) })],
      subject: 'Deployment/shop/basket',
      expected: [expect.stringMatching(`^endpoints: not known: Service/shop/cart has no address of Deployment/shop/basket: .*\\(declared: "http" \\(80\\)\\) \\(${SM} selects it\\) ->`)],
    },
    {
      it: 'a port that others behind its Service declare',
      given: [
        prometheus(), serviceMonitor({ port: undefined, targetPort: 'metrics' }), service({ ports: [{ name: 'web', port: 80, targetPort: 9090 }] }),
        deployment(), deployment({ name: 'basket', pod: container([{ name: 'http', containerPort: 80 }]) }),
      ],
      subject: 'Deployment/shop/basket',
      expected: [expect.stringMatching(/^port: not known: job "serviceMonitor\/shop\/cart\/0" drops "basket-0:9090", which may be intended: .*port_name to match "metrics", but it is "" \(ServiceMonitor\/shop\/cart selects it\) ->/)],
    },
    ...[
      { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_annotation_scrape'], regex: 'no' },
      { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_annotation_scrape', '__meta_kubernetes_pod_label_app'], regex: 'yes;cart' },
    ].map((rule) => ({
      it: `an annotation that alone does not decide: ${rule.action}`,
      given: [prometheus(), scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod' }], relabelings: [rule] }), annotated({ scrape: 'no' })],
      expected: [expect.stringMatching(/^rules: not known: .* -> change spec.relabelings\[0\] of ScrapeConfig\/shop\/cart, or the labels that it compares$/)],
    })),
    {
      it: 'rules of a ScrapeConfig',
      given: [
        prometheus(),
        scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod' }], relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_app'], regex: 'other' }] }),
        deployment(),
      ],
      expected: [expect.stringMatching(/^rules: not known: job "scrapeConfig\/shop\/cart" drops "cart-0:9090", which may be intended: spec.relabelings\[0\] of ScrapeConfig\/shop\/cart drops it: .* to match "other", but it is "cart" -> change spec.relabelings\[0\] of ScrapeConfig\/shop\/cart, or the labels that it compares$/)],
    },
  ])('ends at $it', ({ given, expected, words = [], subject = DEPLOYMENT }: { given: object[]; expected: unknown[]; words?: string[]; subject?: string }) => {
    const explanation = explain(subject, given);

    expect(failing(explanation)).toEqual(expected);
    words.forEach((word) => expect(failure(explanation)).toContain(word));
    expect(explanation.isScraped).toBe(false);
  });

  test.each([
    {
      it: 'no annotation',
      given: deployment(),
      expected: [expect.stringMatching(/^rules: not known: job "pods" drops "cart-0:9090", which may be intended: relabel_configs\[0\] drops it: .* -> give it the pod annotation "prometheus.io\/scrape" with a value that matches "true"$/)],
    },
    {
      it: 'a wrong annotation',
      given: annotated({ 'prometheus.io/scrape': 'yes' }),
      expected: [expect.stringMatching(/but it is "yes" -> give it the pod annotation/)],
    },
    {
      it: 'a port that is none',
      given: annotated({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '90/tcp' }),
      expected: ['address: AM969 Deployment/shop/cart'],
    },
  ])('of a Prometheus that reads annotations ends at $it', ({ given, expected }) => {
    const explanation = explain(DEPLOYMENT, [given], { prometheusConfig: BY_ANNOTATION });

    expect(failing(explanation)).toEqual(expected);
    expect(explanation.isScraped).toBe(false);
  });

  test('does not show what a job of a Secret sends', () => {
    const jobs = JSON.stringify([{ job_name: 'pods', kubernetes_sd_configs: [{ role: 'pod' }], params: { token: ['s3cret'] } }]);
    const { isScraped, steps } = explain(DEPLOYMENT, [prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }), secret({ jobs }, { name: 'jobs', namespace: 'monitoring' }), deployment()]);

    expect([isScraped, steps.slice(-1)[0].message]).toEqual([true, expect.stringContaining('scrapes http://cart-0:9090/metrics?<hidden>')]);
    expect(JSON.stringify(steps)).not.toContain('s3cret');
  });

  test.each([
    { address: 'cart-0', message: 'scrapes http://cart-0/metrics; no container declares port 80' },
    { address: 'cart-0:9090', message: 'scrapes http://cart-0:9090/metrics' },
  ])('remarks on the port of $address', ({ address, message }) => {
    const config = `{scrape_configs: [{job_name: pods, kubernetes_sd_configs: [{role: pod}], relabel_configs: [{target_label: __address__, replacement: "${address.replace('cart-0', '$1')}", source_labels: [__address__], regex: "([^:]+).*"}]}]}`;

    expect(explain(DEPLOYMENT, [deployment()], { prometheusConfig: config }).steps.slice(-1)[0].message).toBe(`job "pods" ${message}`);
  });

  test('remarks on a port that no container declares', () => {
    const { steps } = explain(DEPLOYMENT, [annotated({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9999' })], { prometheusConfig: BY_ANNOTATION });

    expect(steps[steps.length - 1]).toEqual({ server: 'prometheus.yml', stage: 'targets', isOk: true, message: 'job "pods" scrapes http://cart-0:9999/metrics; no container declares port 9999' });
  });

  test.each([
    {
      it: 'has no job for it',
      config: 'scrape_configs: []',
      expected: ['discovery: not known: no job of this configuration looks there -> add a job with kubernetes_sd_configs to prometheus.yml'],
    },
    { it: 'is refused', config: 'scrape_config: []', expected: ['configuration: AM641 prometheus.yml'] },
  ])('of a Prometheus by hand that $it says so', ({ config, expected }) => {
    expect(failing(explain(DEPLOYMENT, [deployment()], { prometheusConfig: config }))).toEqual(expected);
  });

  test.each([
    { regex: 'admin-http', expected: 'ident-admin' },
    { regex: 'grpc-metrics', expected: 'ident-grpc' },
    { regex: 'ident-admn', expected: 'ident-admin' },
    { regex: 'metrics', expected: 'ident-grpc' },
  ])('of two ports that a rule drops shows the one that is most like $regex', ({ regex, expected }) => {
    const ports = [{ containerPort: 8080, name: 'ident-grpc' }, { containerPort: 9990, name: 'ident-admin' }];
    const config = `{scrape_configs: [{job_name: pods, kubernetes_sd_configs: [{role: pod}], relabel_configs: [{action: keep, source_labels: [__meta_kubernetes_pod_container_port_name], regex: ${regex}}]}]}`;

    expect(failure(explain(DEPLOYMENT, [deployment({ ports })], { prometheusConfig: config }))).toContain(`to match "${regex}", but it is "${expected}"`);
  });

  test('finds the pods of a workload by their owners', () => {
    const owned = (kind: string, name: string, owner: object) => ({ apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1', kind, metadata: { name, namespace: 'shop', labels: { app: 'cart' }, ownerReferences: [{ apiVersion: 'apps/v1', uid: name, controller: true, ...owner }] }, spec: kind === 'Pod' ? container([{ name: 'metrics', containerPort: 9090 }]) : deployment().spec });
    const given = [prometheus(), podMonitor(), deployment(), owned('ReplicaSet', 'cart-1', { kind: 'Deployment', name: 'cart' }), owned('Pod', 'cart-1-x', { kind: 'ReplicaSet', name: 'cart-1' })];

    expect(explain(DEPLOYMENT, given)).toMatchObject({ isScraped: true, steps: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('http://cart-1-x:9090/metrics') })]) });
  });
});

describe('Inspection.explain() of a Service', () => {
  test('tells what it leads to, and who scrapes that through it', () => {
    expect(explain('Service/shop/cart', [...Object.values(BY_SERVICE), podMonitor()]).steps.slice(1)).toEqual([
      { stage: 'endpoints', isOk: true, message: 'it leads to Deployment/shop/cart; ports: "metrics"' },
      { server: SERVER, stage: 'targets', isOk: true, message: `job "serviceMonitor/shop/cart/0" of ${SM} scrapes http://cart-0:9090/metrics` },
    ]);
  });

  test.each([
    { it: 'pods', given: [prometheus(), serviceMonitor(), service()], expected: ['endpoints'] },
    { it: 'an ExternalName', given: [prometheus(), serviceMonitor(), service({ type: 'ExternalName', externalName: 'x' })], expected: ['endpoints'] },
    {
      it: 'pods and labels of its monitor',
      given: [prometheus({ serviceMonitorSelector: { matchLabels: { a: 'b' } } }), serviceMonitor(), service()],
      expected: ['endpoints', 'labels'],
    },
    { it: 'its labels', given: [prometheus(), serviceMonitor(), service({}, { labels: { app: 'carts' } }), deployment()], expected: ['selector'] },
    { it: 'a port that no container declares', given: [prometheus(), serviceMonitor(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 'web' }] }), deployment()], expected: ['port'] },
    { it: 'monitors', given: [prometheus(), service(), deployment()], expected: ['monitor'] },
    { it: 'a server', given: [serviceMonitor(), service(), deployment()], expected: ['server'] },
  ])('ends at $it', ({ given, expected }) => {
    expect(explain('Service/shop/cart', given).steps.filter(({ isOk }) => !isOk).map(({ stage }) => stage)).toEqual(expected);
  });

  test('needs no pods where the Service itself is scraped', () => {
    const config = 'scrape_configs: [{ job_name: services, kubernetes_sd_configs: [{ role: service }] }]';

    expect(stages(explain('Service/shop/cart', [service()], { prometheusConfig: config }))).toBe('admission endpoints targets');
  });
});
