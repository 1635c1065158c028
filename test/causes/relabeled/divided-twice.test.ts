import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const HASH = { action: 'HashMod', sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: '__tmp_part', modulus: 2 };
const KEEP = { action: 'keep', sourceLabels: ['__tmp_part'], regex: '$(SHARD)' };
const dividing = (...relabelings: readonly object[]) => podMonitor({ relabelings });
const probing = (...relabelingConfigs: readonly object[]) => probe({ targets: { staticConfig: { static: ['cart.example'], relabelingConfigs } } });

describe('AM925 of targets that are divided twice', () => {
  test.each([
    {
      it: 'names both rules of a PodMonitor',
      given: [prometheus({ shards: 2 }), dividing({ targetLabel: 'a', replacement: 'b' }, HASH, KEEP)],
      expected: ['warning PodMonitor/shop/cart: podMetricsEndpoints[0].relabelings[1] divides the targets and podMetricsEndpoints[0].relabelings[2] keeps part "$(SHARD)", and the operator divides them among the 2 shards of "Prometheus/monitoring/main" as well, by their addresses: a target whose two parts differ is not scraped by any shard; remove both rules; to divide by another label than __address__, copy it to __tmp_hash (operator 0.79 and later)'],
    },
    { it: 'names those of a ServiceMonitor', given: [prometheus({ shards: 3 }), serviceMonitor({ relabelings: [HASH, KEEP] })], expected: [expect.stringContaining('the 3 shards')] },
    { it: 'names a part of addresses that has another size', given: [prometheus({ shards: 3 }), dividing({ ...HASH, sourceLabels: ['__address__'] }, KEEP)], expected: [expect.stringContaining('divides the targets')] },
    { it: 'names a hash in the label of the operator, which it hashes again', given: [prometheus({ shards: 2 }), dividing({ ...HASH, sourceLabels: ['__address__'], targetLabel: '__tmp_hash' }, { ...KEEP, sourceLabels: ['__tmp_hash'] })], expected: [expect.stringContaining('divides the targets')] },
    {
      it: 'names those of a Probe, whose targets the operator divides by what is probed',
      given: [prometheus({ shards: 2 }), probing(HASH, KEEP)],
      expected: ['warning Probe/shop/cart: targets.staticConfig.relabelingConfigs[0] divides the targets and targets.staticConfig.relabelingConfigs[1] keeps part "$(SHARD)", and the operator divides them among the 2 shards of "Prometheus/monitoring/main" as well, by what is probed: a target whose two parts differ is not scraped by any shard; remove both rules; to divide by another label than __param_target, copy it to __tmp_hash (operator 0.79 and later)'],
    },
    { it: 'is silent where a Probe divides in the same way', given: [prometheus({ shards: 2 }), probing({ ...HASH, sourceLabels: ['__param_target'] }, KEEP)], expected: [] },
    { it: 'is silent about rules for samples', given: [prometheus({ shards: 2 }), podMonitor({ metricRelabelings: [HASH, KEEP] })], expected: [] },
    { it: 'is silent where the same is divided in the same way', given: [prometheus({ shards: 2 }), dividing({ ...HASH, sourceLabels: ['__address__'] }, KEEP)], expected: [] },
    { it: 'is silent with one shard', given: [prometheus(), dividing(HASH, KEEP)], expected: [] },
    { it: 'is silent without a server', given: [dividing(HASH, KEEP)], expected: [] },
    { it: 'is silent where the operator keeps all', given: [prometheus({ shards: 2 }), dividing(HASH, KEEP, { targetLabel: '__tmp_disable_sharding', replacement: 'true' })], expected: [] },
    { it: 'is silent about a hash that no rule keeps', given: [prometheus({ shards: 2 }), dividing(HASH, { ...KEEP, sourceLabels: ['other'] })], expected: [] },
    { it: 'is silent about a part that is kept in all shards', given: [prometheus({ shards: 2 }), dividing(HASH, { ...KEEP, regex: '0' })], expected: [] },
    { it: 'is silent about a ScrapeConfig, to which the operator adds nothing', given: [prometheus({ shards: 2 }), scrapeConfig({ relabelings: [HASH, KEEP] })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM925', given)).toEqual(expected));
});
