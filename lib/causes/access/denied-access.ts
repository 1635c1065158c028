/** AM913: the ServiceAccount of a server is not allowed to list the objects that its discoveries look for. */
import { deniedWords, howToGrant } from './access-words';
import { unlessGranted } from './unless-granted';
import { Cause } from '../cause';
import { deniedReads, isOfMetadata, isOfSlices } from './discovery-access';

/** If only EndpointSlices are missing, AM914 reports it; what is for labels alone, AM949. */
export const deniedAccess: Cause = {
  code: 'AM913',
  stage: 'access',
  *run(forecast) {
    for (const denied of deniedReads(forecast)) {
      const { key, servers, about } = denied;
      if (isOfSlices(denied) || isOfMetadata(denied)) continue;
      yield { key, servers, about, ...unlessGranted(denied, { code: 'AM913', message: deniedWords(denied), fix: howToGrant(denied) }) };
    }
  },
};
