import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

describe('AM980', () => {
  test.each([
    {
      it: 'names what to write for Google',
      profile: Profile.googleManagedPrometheus(),
      given: [podMonitor()],
      expected: ['error PodMonitor/shop/cart: Google Managed Prometheus does not read this PodMonitor, so nothing is scraped for it: it reads kinds of monitoring.googleapis.com only, and converts nothing in the cluster; write a PodMonitoring of monitoring.googleapis.com/v1, or use Profile.ofPrometheus if you run Prometheus with the operator yourself'],
    },
    { it: 'finds a ScrapeConfig on OpenShift', profile: Profile.openShiftUserWorkload(), given: [scrapeConfig()], expected: [expect.stringContaining('OpenShift user workload monitoring 5.2 does not read this ScrapeConfig')] },
    { it: 'finds a Probe of the operator for Azure', profile: Profile.azureManagedPrometheus(), given: [probe()], expected: [expect.stringContaining('it has no CRD for it')] },
    { it: 'finds a ScrapeConfig of an old Alloy', profile: Profile.grafanaAlloy({ version: 'v1.7.5' }), given: [scrapeConfig()], expected: [expect.stringContaining('Grafana Alloy v1.7.5 does not read this ScrapeConfig')] },
    { it: 'is silent for a newer Alloy', profile: Profile.grafanaAlloy({ version: 'v1.8.0' }), given: [scrapeConfig()], expected: [] },
    { it: 'finds a Probe of an old target allocator', profile: Profile.openTelemetryTargetAllocator({ version: 'v0.112.0' }), given: [probe()], expected: [expect.stringContaining('v0.113.0')] },
    { it: 'is silent where a Prometheus takes the monitor', profile: Profile.googleManagedPrometheus(), given: [prometheus(), podMonitor()], expected: [] },
    { it: 'is silent for kinds that are read', profile: Profile.openShiftUserWorkload(), given: [serviceMonitor()], expected: [] },
  ])('$it', ({ profile, given, expected }) => {
    expect(reported('AM980', given, { profile })).toEqual(expected);
  });

  test('takes the place of AM902 and AM613', () => {
    const props = { profile: Profile.googleManagedPrometheus() };

    expect([...reported('AM902', [podMonitor()], props), ...reported('AM613', [podMonitor()], props)]).toEqual([]);
  });

  test('leaves kinds that a profile leaves out to AM902', () => {
    const profile = Profile.grafanaAlloy({ overrides: { ignoredKinds: ['Probe'] } });

    expect(reported('AM902', [probe()], { profile })).toEqual([expect.stringContaining('does not read Probes')]);
  });
});
