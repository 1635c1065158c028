import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const azure = (manifest: object) => ({ ...manifest, apiVersion: 'azmonitoring.coreos.com/v1' });

describe('AM981', () => {
  test.each([
    {
      it: 'names the API group',
      given: [podMonitor()],
      profile: Profile.azureManagedPrometheus(),
      expected: ['error PodMonitor/shop/cart: Azure Managed Prometheus reads PodMonitors of the API group azmonitoring.coreos.com only, and this one is of monitoring.coreos.com, so nothing is scraped for it; set apiVersion: azmonitoring.coreos.com/v1'],
    },
    { it: 'is silent for the right group', given: [azure(podMonitor())], profile: Profile.azureManagedPrometheus(), expected: [] },
    { it: 'is silent where a Prometheus takes the monitor', given: [podMonitor(), prometheus()], profile: Profile.azureManagedPrometheus(), expected: [] },
    { it: 'leaves other kinds to AM980', given: [scrapeConfig()], profile: Profile.azureManagedPrometheus(), expected: [] },
    { it: 'is silent for monitors of Azure beside another profile', given: [azure(podMonitor())], profile: Profile.kubePrometheusStack(), expected: [] },
  ])('$it', ({ profile, given, expected }) => {
    expect(reported('AM981', given, { profile })).toEqual(expected);
  });
});
