import { comparableJob } from '../../lib/consolidation/comparable-job';
import { Yaml, YamlMap } from '../../lib/operator-port/yaml';

const job = (fields: { readonly [field: string]: Yaml }): YamlMap => new Map(Object.entries(fields));

describe('comparableJob()', () => {
  test.each([
    { it: 'its name', fields: { job_name: 'a' } },
    { it: 'defaults', fields: { honor_labels: false, honor_timestamps: true, metrics_path: '/metrics', scheme: 'http', follow_redirects: true, enable_http2: true } },
    { it: 'limits of 0', fields: { sample_limit: 0, target_limit: 0 } },
    { it: 'empty blocks and lists', fields: { tls_config: new Map(), metric_relabel_configs: [], params: new Map() } },
    { it: 'an empty bearer token', fields: { bearer_token: '' } },
  ])('leaves out $it', ({ fields }) => expect(comparableJob(job(fields as unknown as { [field: string]: Yaml }))).toEqual({ settings: {}, rules: [] }));

  test.each([
    { it: 'an empty path', fields: { metrics_path: '' } },
    { it: 'redirects that are not followed', fields: { follow_redirects: false } },
    { it: 'timestamps that are not kept', fields: { honor_timestamps: false } },
    { it: 'authorization without credentials', fields: { authorization: new Map([['type', 'Bearer']]) } },
  ])('keeps $it', ({ fields }) => {
    expect(Object.keys(comparableJob(job(fields as unknown as { [field: string]: Yaml })).settings)).toEqual(Object.keys(fields));
  });

  test('reads a bearer token as authorization', () => {
    expect(comparableJob(job({ bearer_token: 'x' })).settings).toEqual({ authorization: { type: 'Bearer', credentials: 'x' } });
    expect(comparableJob(job({ bearer_token_file: '/x' })).settings).toEqual({ authorization: { type: 'Bearer', credentials_file: '/x' } });
  });

  test('fills in rules, and reads patterns as text', () => {
    expect(comparableJob(job({ relabel_configs: [job({ regex: 8080, action: 'keep' })] })).rules).toEqual([
      { source_labels: [], separator: ';', target_label: '', regex: '8080', modulus: 0, replacement: '$1', action: 'keep' },
    ]);
  });

  test('keeps a replacement and a separator that are empty', () => {
    expect(comparableJob(job({ relabel_configs: [job({ replacement: '', separator: '' })] })).rules).toEqual([expect.objectContaining({ replacement: '', separator: '' })]);
  });
});
