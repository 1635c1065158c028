/** AM913: the ServiceAccount of a server is not allowed to list the objects that its discoveries look for. */
import { deniedWords, howToGrant } from './access-words';
import { unlessGranted } from './unless-granted';
import { Cause } from '../cause';
import { Denied, deniedReads, isOfMetadata, isOfSlices } from './discovery-access';

/** If only EndpointSlices are missing, AM914 reports it; what is for labels alone, AM949. */
export const deniedAccess: Cause = {
  code: 'AM913',
  stage: 'access',
  *run(forecast) {
    for (const denied of deniedReads(forecast)) {
      const { key, servers, about } = denied;
      if (!isOfSlices(denied) && !isOfMetadata(denied)) yield { key, servers, about, ...mayNotRead(denied) };
    }
  },
};

/** That the account may not read what a job looks for. */
export function mayNotRead(denied: Denied): ReturnType<typeof unlessGranted> {
  return unlessGranted(denied, { code: 'AM913', message: deniedWords(denied), fix: howToGrant(denied) });
}
