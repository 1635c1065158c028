/** Jobs and targets of all servers, found by who declares a job and by what a target comes from. */
import { CheckedServer } from './checked-server';
import { JobTargets, Target } from '../prometheus/targets/target';
import { addTo } from '../units/group';

/** A job, and the server that runs it. */
export interface ServerJob {
  readonly server: CheckedServer;
  readonly job: JobTargets;
}

/** A target, and who scrapes it. */
export interface ScrapedTarget extends ServerJob {
  readonly target: Target;
}

/** Made once all servers have been asked for their targets. */
export class TargetIndex {
  private readonly bySource = new Map<string, ScrapedTarget[]>();
  private readonly byDeclaration = new Map<string, ServerJob[]>();

  constructor(servers: readonly CheckedServer[]) {
    for (const server of servers) {
      for (const job of server.jobs()) {
        addTo(this.byDeclaration, job.declaredBy, { server, job });
        job.targets.forEach((target) => addTo(this.bySource, target.source, { server, job, target }));
      }
    }
  }

  /** Jobs that a monitor, or the configuration of a server, declares. */
  declaredBy(key: string): readonly ServerJob[] {
    return this.byDeclaration.get(key) ?? [];
  }

  /** Targets that come from a workload, a Service or an Ingress. */
  from(source: string): readonly ScrapedTarget[] {
    return this.bySource.get(source) ?? [];
  }
}
