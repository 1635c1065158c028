import { AwsRole, Discovery, ScrapeConfig } from '../../../lib';
import { newChart, thrownMessage } from '../../support/app';

const KEY = { name: 'credentials', key: 'a' };

const FACTORIES = {
  aws: (config: object) => Discovery.aws({ role: AwsRole.EC2, ...config }),
  ec2: Discovery.ec2,
  ecs: Discovery.ecs,
  elasticache: Discovery.elasticache,
  lightSail: Discovery.lightSail,
  msk: Discovery.msk,
  rds: Discovery.rds,
};

describe.each(Object.entries(FACTORIES))('Discovery.%s', (_, make) => {
  test.each([
    [{ accessKey: KEY }, 'accessKey is set without secretKey'],
    [{ secretKey: KEY }, 'secretKey is set without accessKey'],
  ])('refuses half a key pair, which Prometheus ignores: %j', (config, problem) => {
    const message = thrownMessage(() => new ScrapeConfig(newChart(), 'job', { discoveries: [make(config)] }));

    expect(message).toBe(`AM706 shop/job: discoveries[0].${problem}, so Prometheus uses neither; set both, or remove both`);
  });
});
