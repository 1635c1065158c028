/** The orders database: a StatefulSet with its headless Service, and an exporter beside the database. */
import { Chart, Duration, Size } from 'cdk8s';
import { AppMonitoring, imports, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class OrdersDatabase extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    // Stands for the claim of the same name.
    const data = kplus.Volume.fromEmptyDir(this, 'data', 'data');
    // cdk8s-plus adds the headless Service, with the ports of all containers.
    const database = new kplus.StatefulSet(this, 'database', {
      metadata: { name: 'orders-database' },
      containers: [
        {
          name: 'postgres',
          image: 'registry.example.com/postgres:17',
          ports: [{ name: 'postgres', number: 5432 }],
          volumeMounts: [{ path: '/var/lib/postgresql/data', volume: data }],
        },
        { name: 'exporter', image: 'registry.example.com/postgres-exporter:0.17', ports: [{ name: 'metrics', number: 9187 }] },
      ],
      volumeClaimTemplates: [{ name: 'data', accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], storage: Size.gibibytes(50) }],
    });

    // region: service-monitor
    new AppMonitoring(this, 'monitoring', {
      workload: database,
      operatorMode: true,
      monitorType: MonitorType.SERVICE,
      port: 'metrics',
      interval: Duration.seconds(30),
      timeout: Duration.seconds(20),
      // One series per statement is more than anybody looks at.
      metricRelabelings: [{ action: imports.RelabelConfigAction.DROP, sourceLabels: ['__name__'], regex: 'pg_stat_statements_.*' }],
      sampleLimit: 20_000,
    });
    // endregion
  }
}
