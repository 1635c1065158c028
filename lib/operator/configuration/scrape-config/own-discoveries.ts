/** Discoveries that do not use a vendor's API: static targets, files, HTTP, DNS. */
import {
  AUTHORIZATION, BASIC_AUTH, SdConfigTable, ENABLE_HTTP2, FOLLOW_REDIRECTS, OAUTH2, PORT, PROXY, REFRESH_INTERVAL, TLS, value,
} from './sd-config-table';

/** @see generateScrapeConfig in pkg/prometheus/promcfg.go, v0.94.1: here as in all tables, the order is that of its statements */
export const STATIC: SdConfigTable = {
  field: 'staticConfigs',
  prometheusField: 'static_configs',
  rows: [value('targets', 'targets', { otherwise: [] }), value('labels', 'labels', { otherwise: new Map() })],
};

export const FILE: SdConfigTable = {
  field: 'fileSDConfigs',
  prometheusField: 'file_sd_configs',
  rows: [value('files'), REFRESH_INTERVAL],
};

export const HTTP: SdConfigTable = {
  field: 'httpSDConfigs',
  prometheusField: 'http_sd_configs',
  rows: [BASIC_AUTH, AUTHORIZATION, TLS, PROXY, OAUTH2, value('url'), REFRESH_INTERVAL, FOLLOW_REDIRECTS, ENABLE_HTTP2],
};

export const DNS: SdConfigTable = {
  field: 'dnsSDConfigs',
  prometheusField: 'dns_sd_configs',
  rows: [
    value('names'),
    REFRESH_INTERVAL,
    value('type', 'type', { sinceBy: { field: 'type', versions: { MX: '2.38.0', NS: '2.49.0' } } }),
    PORT,
  ],
};
