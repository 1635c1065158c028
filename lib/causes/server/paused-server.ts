/** AM953: a server is paused, so the operator does nothing for it. */
import { Severity } from '../../findings/finding';
import { Cause } from '../cause';

/** Only a warning: a server that ran before goes on with what it had. */
export const pausedServer: Cause = {
  code: 'AM953',
  stage: 'server',
  *run({ managedServers }) {
    for (const { key, managed: { server: { spec } } } of managedServers) {
      if (spec.paused === true) {
        yield {
          key,
          problem: {
            code: 'AM953',
            severity: Severity.WARNING,
            field: 'spec.paused',
            message: 'it is paused, so the operator does not run it if it is new, and does not take over any change of it or its monitors',
            fix: 'remove paused, or set it to false',
          },
        };
      }
    }
  },
};
