import { fillFor } from '../../../lib/prometheus/targets/shards';

describe('fillFor()', () => {
  test.each([
    { it: 'the number of the shard', shard: 2, text: 'a$(SHARD)b', expected: 'a2b' },
    { it: 'it everywhere', shard: 0, text: '$(SHARD)$(SHARD)', expected: '00' },
    { it: 'nothing in an empty text', shard: 0, text: '', expected: '' },
    { it: 'nothing of other names', shard: 0, text: '$(SHARDS)$(shard)${SHARD}$SHARD$(POD_NAME)', expected: '$(SHARDS)$(shard)${SHARD}$SHARD$(POD_NAME)' },
    { it: 'no zone where there are none', shard: 0, text: '$(TOPOLOGY_ZONE);$(INZONE_SHARD)', expected: '$(TOPOLOGY_ZONE);$(INZONE_SHARD)' },
  ])('fills in $it', ({ shard, text, expected }) => {
    expect(fillFor(shard, { count: 3 })(text)).toBe(expected);
    expect(fillFor(shard, { count: 3, zones: [] })(text)).toBe(expected);
  });

  // TopologyZoneForShard and InzoneShardForShard in pkg/prometheus/promcfg.go, operator v0.94.1
  test.each([
    {
      shard: 0,
      expected: '0 eu-a 0',
    }, { shard: 1, expected: '1 eu-b 0' }, { shard: 2, expected: '2 eu-a 1' }, { shard: 3, expected: '3 eu-b 1' }, { shard: 4, expected: '4 eu-a 2' },
  ])('gives shard $shard of two zones "$expected"', ({ shard, expected }) => {
    expect(fillFor(shard, { count: 5, zones: ['eu-a', 'eu-b'] })('$(SHARD) $(TOPOLOGY_ZONE) $(INZONE_SHARD)')).toBe(expected);
  });

  test('takes zones as they are', () => {
    expect(fillFor(0, { count: 1, zones: ['$(SHARD)$&'] })('$(TOPOLOGY_ZONE)')).toBe('$(SHARD)$&');
  });
});
