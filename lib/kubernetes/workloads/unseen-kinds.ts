/** Well-known kinds that run pods without a pod template: which pods they run is decided by their operators. */
import { Manifest, StringMap } from '../../manifests/manifest';
import { groupOf } from '../../manifests/objects';
import { ContainerPort } from '../pods/container-port';

/** A kind whose pods are not in its manifest. */
export interface UnseenKind {
  readonly group: string;
  readonly kind: string;
  /** Labels that select the pods of an object by its name, where its operator documents them. */
  readonly podLabels?: (name: string) => StringMap;
  /** Port of the pods that serves metrics. */
  readonly metricsPort?: ContainerPort;
}

/** The row of an object that runs pods unseen; undefined for any other object, which may run pods all the same. */
export function tryUnseenKind({ apiVersion = '', kind = '' }: Pick<Manifest, 'apiVersion' | 'kind'>): UnseenKind | undefined {
  return ROWS.get(`${kind}.${groupOf(apiVersion)}`);
}

const port = (name: string, containerPort: number): ContainerPort => ({ name, containerPort, protocol: 'TCP' });

/** Kinds of a group without further knowledge. */
const kinds = (group: string, ...names: readonly string[]): UnseenKind[] => names.map((kind) => ({ group, kind }));

/** @see https://strimzi.io/docs/operators/latest/deploying#assembly-metrics-str */
const strimzi = (kind: string): UnseenKind => ({
  group: 'kafka.strimzi.io',
  kind,
  podLabels: (name) => ({ 'strimzi.io/cluster': name, 'strimzi.io/kind': kind }),
  metricsPort: port('tcp-prometheus', 9404),
});

/** @see https://docs.victoriametrics.com/operator/resources/ */
const victoriaMetrics = (kind: string, metricsPort: number): UnseenKind => ({
  group: 'operator.victoriametrics.com',
  kind,
  podLabels: (name) => ({ 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': kind.toLowerCase() }),
  metricsPort: port('http', metricsPort),
});

const UNSEEN: readonly UnseenKind[] = [
  ...['Kafka', 'KafkaConnect', 'KafkaBridge', 'KafkaMirrorMaker2'].map(strimzi),
  // https://cloudnative-pg.io/documentation/current/monitoring/
  { group: 'postgresql.cnpg.io', kind: 'Cluster', podLabels: (name) => ({ 'cnpg.io/cluster': name }), metricsPort: port('metrics', 9187) },
  { group: 'postgresql.cnpg.io', kind: 'Pooler', podLabels: (name) => ({ 'cnpg.io/poolerName': name }), metricsPort: port('metrics', 9127) },
  // https://www.rabbitmq.com/kubernetes/operator/operator-monitoring
  { group: 'rabbitmq.com', kind: 'RabbitmqCluster', podLabels: (name) => ({ 'app.kubernetes.io/name': name }), metricsPort: port('prometheus', 15692) },
  ...([['VMSingle', 8428], ['VMAgent', 8429], ['VMAlert', 8080]] as const).map(([kind, number]) => victoriaMetrics(kind, number)),
  ...kinds('operator.victoriametrics.com', 'VMCluster', 'VMAlertmanager', 'VMAuth'),
  ...kinds('acid.zalan.do', 'postgresql'),
  ...kinds('postgres-operator.crunchydata.com', 'PostgresCluster'),
  ...kinds('stackgres.io', 'SGCluster'),
  ...kinds('pxc.percona.com', 'PerconaXtraDBCluster'),
  ...kinds('psmdb.percona.com', 'PerconaServerMongoDB'),
  ...kinds('pgv2.percona.com', 'PerconaPGCluster'),
  ...kinds('mysql.oracle.com', 'InnoDBCluster'),
  ...kinds('k8s.mariadb.com', 'MariaDB', 'MaxScale'),
  ...kinds('mongodbcommunity.mongodb.com', 'MongoDBCommunity'),
  ...kinds('databases.spotahome.com', 'RedisFailover'),
  ...kinds('redis.redis.opstreelabs.in', 'Redis', 'RedisCluster', 'RedisReplication', 'RedisSentinel'),
  ...kinds('dragonflydb.io', 'Dragonfly'),
  ...kinds('cassandra.datastax.com', 'CassandraDatacenter'),
  ...kinds('k8ssandra.io', 'K8ssandraCluster'),
  ...kinds('scylla.scylladb.com', 'ScyllaCluster'),
  ...kinds('clickhouse.altinity.com', 'ClickHouseInstallation'),
  ...kinds('elasticsearch.k8s.elastic.co', 'Elasticsearch'),
  ...kinds('kibana.k8s.elastic.co', 'Kibana'),
  ...kinds('opensearch.opster.io', 'OpenSearchCluster'),
  ...kinds('zookeeper.pravega.io', 'ZookeeperCluster'),
  ...kinds('minio.min.io', 'Tenant'),
  ...kinds('ceph.rook.io', 'CephCluster', 'CephObjectStore', 'CephFilesystem'),
  ...kinds('opentelemetry.io', 'OpenTelemetryCollector'),
  ...kinds('jaegertracing.io', 'Jaeger'),
  ...kinds('grafana.integreatly.org', 'Grafana'),
  ...kinds('loki.grafana.com', 'LokiStack'),
  ...kinds('tempo.grafana.com', 'TempoStack', 'TempoMonolithic'),
  ...kinds('k8s.keycloak.org', 'Keycloak'),
  ...kinds('argoproj.io', 'ArgoCD', 'CronWorkflow', 'Workflow', 'Experiment'),
  ...kinds('sparkoperator.k8s.io', 'SparkApplication', 'ScheduledSparkApplication'),
  ...kinds('flink.apache.org', 'FlinkDeployment'),
  ...kinds('serving.kserve.io', 'InferenceService'),
  ...kinds('trainer.kubeflow.org', 'TrainJob'),
  ...kinds('tekton.dev', 'PipelineRun', 'TaskRun'),
  ...kinds('camel.apache.org', 'Integration'),
];

const ROWS: ReadonlyMap<string, UnseenKind> = new Map(UNSEEN.map((row) => [`${row.kind}.${row.group}`, row]));
