import { Inspection } from 'cdk8s-app-monitoring';
import { podMonitor } from '../../support/manifests/monitors';
import { operator } from '../../support/manifests/operators';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const OFFICIAL = 'quay.io/prometheus/prometheus';

const operatorOf = (tag: string) => operator([], { container: { image: `quay.io/prometheus-operator/prometheus-operator:${tag}` } });

describe('AM952', () => {
  test.each([
    {
      it: 'is an error if the default version of a known operator writes what the image does not know',
      given: [prometheus({ image: `${OFFICIAL}:v2.30.0` }), operatorOf('v0.94.1')],
      expected: ['error Prometheus/monitoring/main: image "quay.io/prometheus/prometheus:v2.30.0" is Prometheus 2.30.0, but the operator writes the configuration for 3.14.0 (its default, because version is not set). The configuration has "storage.tsdb.retention.time", which Prometheus 2.30.0 does not know, so it does not start and nothing is scraped; use an image of Prometheus 3.14.0'],
    },
    {
      it: 'is a warning if the operator is not known, because an older one writes for the image',
      given: [prometheus({ image: `${OFFICIAL}:v3.5.0` })],
      expected: ['warning Prometheus/monitoring/main: image "quay.io/prometheus/prometheus:v3.5.0" is Prometheus 3.5.0, but version is not set, so operator v0.94.1 would write the configuration for 3.14.0, its default. The older Prometheus may not load it, and may not know the flags that the operator starts it with; set version to "v3.5.0", the version of the image'],
    },
    {
      it: 'is an error if the version is set, whatever the operator',
      given: [prometheus({ image: `${OFFICIAL}:v2.53.0`, version: 'v3.14.0' })],
      expected: [expect.stringMatching(/^error/)],
    },
    { it: 'is silent for a version that is not one', given: [prometheus({ image: `${OFFICIAL}:v3.5.0`, version: '3.x' })], expected: [] },
    { it: 'is a warning if the tag of the operator is not a version', given: [prometheus({ image: `${OFFICIAL}:v2.53.0` }), operatorOf('main')], expected: [expect.stringMatching(/^warning/)] },
    {
      it: 'is an error for a field of a monitor',
      given: [prometheus({ image: `${OFFICIAL}:v3.5.1`, version: 'v3.9.0' }), podMonitor({}, { nativeHistogramBucketLimit: 1, scrapeNativeHistograms: true })],
      expected: [expect.stringContaining('The configuration has "scrape_configs[0].scrape_native_histograms", which Prometheus 3.5.1 does not know')],
    },
    {
      it: 'is a warning if the configuration is the same',
      given: [prometheus({ image: `${OFFICIAL}:v3.9.0`, version: 'v3.10.0' })],
      expected: ['warning Prometheus/monitoring/main: image "quay.io/prometheus/prometheus:v3.9.0" is Prometheus 3.9.0, but the operator writes the configuration for version "v3.10.0". The older Prometheus may not load it, and may not know the flags that the operator starts it with; set version to "v3.9.0", the version of the image'],
    },
    {
      it: 'is a warning where Prometheus knows a key before the operator writes it',
      given: [prometheus({ image: `${OFFICIAL}:v3.10.0`, version: 'v3.14.0' })],
      expected: [expect.stringMatching(/^warning/)],
    },
    {
      it: 'is a note for a newer image',
      given: [prometheus({ image: `${OFFICIAL}:v3.16.0`, version: 'v3.14.0' })],
      expected: ['info Prometheus/monitoring/main: image "quay.io/prometheus/prometheus:v3.16.0" is Prometheus 3.16.0, but the operator writes the configuration for version "v3.14.0". Fields that need a later version are left out; set version to "v3.16.0", the version of the image'],
    },
    { it: 'knows the tags of others', given: [prometheusAgent({ image: 'mirror:5000/x/prometheus:3.9.0-debian-12-r1', version: 'v3.10.0' })], expected: [expect.stringMatching(/^warning PrometheusAgent/)] },
    { it: 'knows the tag of the object', given: [prometheus({ tag: 'v2.30.0' })], expected: [expect.stringMatching(/^warning .*image "quay.io\/prometheus\/prometheus:v2.30.0"/)] },
    { it: 'knows the repository of the object', given: [prometheus({ baseImage: 'mirror/prometheus', tag: 'v2.30.0' })], expected: [expect.stringMatching(/^warning .*image "mirror\/prometheus:v2.30.0"/)] },
    {
      it: 'knows the image of its container',
      given: [prometheus({ image: `${OFFICIAL}:v3.14.0`, containers: [{ name: 'prometheus', image: `${OFFICIAL}:v2.30.0` }] })],
      expected: [expect.stringMatching(/^warning .*prometheus:v2.30.0"/)],
    },
    { it: 'is silent where a digest takes precedence over the tag', given: [prometheus({ tag: 'v2.30.0', sha: 'abc' })], expected: [] },
    {
      it: 'is a note where an older operator writes the configuration for an older version',
      given: [prometheus({ image: `${OFFICIAL}:v3.5.0` }), operatorOf('v0.80.0')],
      expected: [expect.stringMatching(/^info .*for 3\.1\.0 \(its default/)],
    },
    {
      it: 'is silent where the operator, whose tag says more than its version, writes it for the image',
      given: [prometheus({ image: `${OFFICIAL}:v3.5.0` }), operatorOf('0.85.0-debian-12-r0')],
      expected: [],
    },
    { it: 'is an error where an operator of the newest version does', given: [prometheus({ image: `${OFFICIAL}:v3.5.0` }), operatorOf('v0.94.1')], expected: [expect.stringMatching(/^error/)] },
    { it: 'is silent for the same version', given: [prometheus({ image: `${OFFICIAL}:v3.14.1` })], expected: [] },
    { it: 'is silent without an image', given: [prometheus({ version: 'v3.5.0' })], expected: [] },
    { it: 'is silent for a tag that is not a version', given: [prometheus({ image: `${OFFICIAL}:latest` })], expected: [] },
    { it: 'is silent for a digest', given: [prometheus({ image: `${OFFICIAL}@sha256:2300` })], expected: [] },
    { it: 'is silent for an image with versions of its own', given: [prometheus({ image: 'registry.example.com/our-metrics:v2.30.0' })], expected: [] },
    { it: 'is silent for a snapshot of a product with versions of its own', given: [prometheus({ image: 'quay.io/product/prometheus:2.5.0-SNAPSHOT-2022-01-25-02-13-09' }), operatorOf('v0.94.1')], expected: [] },
    ...['v2.30.0-rc.1', '2.30.0-debian-12-r1', 'v2.30.0-distroless', 'v2.30.0-amd64', '2.30'].map((tag) => (
      { it: `knows the tag ${tag}`, given: [prometheus({ image: `mirror/prometheus:${tag}` })], expected: [expect.stringMatching(/^warning .* is Prometheus 2\.30\.0/)] })),
    { it: 'is silent for a version of something else', given: [prometheus({ image: 'openshift/ose-prometheus:v4.15' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM952', given)).toEqual(expected));

  test.each([
    { it: 'no targets if the image refuses the configuration', spec: { image: `${OFFICIAL}:v2.30.0`, version: 'v3.14.0' }, targets: 0 },
    { it: 'no targets if the image refuses that of the given operator', spec: { image: `${OFFICIAL}:v2.30.0` }, operatorVersion: '0.94.1', targets: 0 },
    { it: 'the targets if the operator is not known', spec: { image: `${OFFICIAL}:v2.30.0` }, targets: 1 },
    { it: 'the targets if the image may read it', spec: { image: `${OFFICIAL}:v3.10.0` }, targets: 1 },
  ])('leaves $it', ({ spec, targets, operatorVersion }) => {
    const given = [prometheus(spec), podMonitor(), deployment()].map((manifest) => JSON.stringify(manifest)).join('\n---\n');
    const inspection = Inspection.ofYaml(given, { operatorVersion });

    expect(inspection.targets).toHaveLength(targets);
    expect(inspection.explain('PodMonitor/shop/cart')).toMatchObject({ isScraped: targets > 0 });
  });
});
