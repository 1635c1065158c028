/** A server, and what will become of it. */
import { ServerForecast } from './forecast-server';
import { MonitorJobs } from './monitor-jobs';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { JobTargets } from '../prometheus/targets/target';

/** A server of any kind. */
export interface CheckedServer {
  /** Key of the object, or `prometheus.yml`. */
  readonly key: string;
  readonly result: ServerForecast;
  /** Absent where no operator manages it, or the API server refuses the object. */
  readonly managed?: { readonly server: Server; readonly selection: Selection };
  /** The jobs of the monitors that it selects; absent where no operator manages it. */
  readonly monitorJobs?: MonitorJobs;
  /** Jobs of its configuration, and what they scrape. */
  readonly jobs: () => readonly JobTargets[];
}

/** A server that the operator manages. */
export interface ManagedServer extends CheckedServer {
  readonly managed: NonNullable<CheckedServer['managed']>;
  readonly monitorJobs: NonNullable<CheckedServer['monitorJobs']>;
}

/** A server as an inspection knows it. */
export function checkedServer(key: string, result: ServerForecast): CheckedServer {
  return { key, result, managed: result.managed, monitorJobs: result.monitorJobs, jobs: () => result.judged().jobs };
}

/** Whether the operator manages a server. */
export function isManaged(server: CheckedServer): server is ManagedServer {
  return server.managed !== undefined;
}
