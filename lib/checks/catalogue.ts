/** All checks, sorted by code. */
import { annotationPort } from './annotation-port';
import { annotationsOnWorkload } from './annotations-on-workload';
import { annotationsUnread } from './annotations-unread';
import { Check } from './check';
import { contentType } from './content-type';
import { deniedAccess } from './denied-access';
import { deniedByPolicy } from './denied-by-policy';
import { deniedEndpointSlices } from './denied-endpoint-slices';
import { deniedFiles } from './denied-files';
import { emptySelector } from './empty-selector';
import { endingPods } from './ending-pods';
import { endpointsLimit } from './endpoints-limit';
import { ignoredNamespaceSelector } from './ignored-namespace-selector';
import { invalidRelabeling } from './invalid-relabeling';
import { labelToCopy } from './label-to-copy';
import { limitsTooLow } from './limits-too-low';
import { looseSelector } from './loose-selector';
import { lostLabels } from './lost-labels';
import { meshRefuses } from './mesh-refuses';
import { missingSecret } from './missing-secret';
import { monitorNamespaces } from './monitor-namespaces';
import { monitorSelector } from './monitor-selector';
import { noEndpoints } from './no-endpoints';
import { noPort } from './no-port';
import { numberAsPortName } from './number-as-port-name';
import { portName } from './port-name';
import { portTwice } from './port-twice';
import { proberAddress } from './prober-address';
import { queryInPath } from './query-in-path';
import { relabelingDropsAll } from './relabeling-drops-all';
import { scrapedByTwo } from './scraped-by-two';
import { serverLabels } from './server-labels';
import { serverNamespaces } from './server-namespaces';
import { serviceSelector } from './service-selector';
import { servicesTwice } from './services-twice';
import { sidecarPorts } from './sidecar-ports';
import { timeoutAboveInterval } from './timeout-above-interval';
import { twoLogins } from './two-logins';
import { twoPorts } from './two-ports';
import { undeclaredPort } from './undeclared-port';
import { unknownScrapeClass } from './unknown-scrape-class';
import { unsetSelector } from './unset-selector';
import { unverifiableCertificate } from './unverifiable-certificate';
import { versionTooOld } from './version-too-old';
import { wrongScheme } from './wrong-scheme';

export const CHECKS: readonly Check[] = [
  serverLabels, // AM901
  unsetSelector, // AM902
  serverNamespaces, // AM903
  monitorNamespaces, // AM904
  ignoredNamespaceSelector, // AM905
  monitorSelector, // AM906
  serviceSelector, // AM907
  portName, // AM908
  numberAsPortName, // AM909
  undeclaredPort, // AM910
  twoPorts, // AM911
  noPort, // AM912
  deniedAccess, // AM913
  deniedEndpointSlices, // AM914
  endpointsLimit, // AM915
  noEndpoints, // AM916
  timeoutAboveInterval, // AM917
  missingSecret, // AM918
  twoLogins, // AM919
  unverifiableCertificate, // AM920
  wrongScheme, // AM921
  deniedFiles, // AM922
  unknownScrapeClass, // AM923
  invalidRelabeling, // AM924
  relabelingDropsAll, // AM925
  looseSelector, // AM926
  queryInPath, // AM927
  servicesTwice, // AM928
  scrapedByTwo, // AM929
  portTwice, // AM930
  sidecarPorts, // AM931
  endingPods, // AM932
  deniedByPolicy, // AM933
  meshRefuses, // AM934
  lostLabels, // AM935
  contentType, // AM936
  proberAddress, // AM937
  annotationsUnread, // AM938
  annotationPort, // AM939
  annotationsOnWorkload, // AM940
  versionTooOld, // AM942
  limitsTooLow, // AM943
  emptySelector, // AM944
  labelToCopy, // AM945
];
