/** Endpoints of well-known exporters: what their own documentation says about port, path and labels. */
import { EndpointProps } from './endpoint-props';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, quote } from '../findings/problem';
import { whyNotPortNumber } from '../units/kubernetes-names';

/**
 * Props of the endpoint of a well-known exporter with its default settings, for `endpoints`, or to be spread into the props of
 * AppMonitoring.
 *
 * A `port` that is declared with this number is found, whatever its name is.
 * @see https://github.com/prometheus/prometheus/wiki/Default-port-allocations
 * @example
 * new AppMonitoring(chart, 'monitoring', {
 *   operatorMode: true,
 *   endpoints: [Exporter.springBoot(), Exporter.postgres()],
 * });
 */
export class Exporter {
  /**
   * Spring Boot with Actuator and Micrometer. The port is that of the application, or of `management.server.port`.
   * @see https://docs.spring.io/spring-boot/reference/actuator/metrics.html#actuator.metrics.export.prometheus
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.springBoot()] });
   */
  public static springBoot(): EndpointProps {
    return { path: '/actuator/prometheus' };
  }

  /**
   * The Java agent of the JMX exporter.
   * @param port the port in its argument: `-javaagent:jmx_prometheus_javaagent.jar=<port>:config.yaml`
   * @throws MonitoringError (`AM102`) if it is not a number from 1 to 65535
   * @see https://prometheus.github.io/jmx_exporter/
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.jmx(5556)] });
   */
  public static jmx(port: number): EndpointProps {
    const why = whyNotPortNumber(port);
    if (why) {
      throw new MonitoringError([findingAt('Exporter', { code: 'AM102', message: `the port of Exporter.jmx ${quote(port)} ${why}`, fix: 'give the port in the argument of the Java agent, e.g. Exporter.jmx(5556)' })]);
    }

    return { port, path: '/metrics' };
  }

  /**
   * The node exporter: port 9100.
   * @see https://github.com/prometheus/node_exporter
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.node()] });
   */
  public static node(): EndpointProps {
    return { port: 9100, path: '/metrics' };
  }

  /**
   * The exporter for PostgreSQL: port 9187.
   * @see https://github.com/prometheus-community/postgres_exporter
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.postgres()] });
   */
  public static postgres(): EndpointProps {
    return { port: 9187, path: '/metrics' };
  }

  /**
   * The exporter for MySQL and MariaDB: port 9104.
   * @see https://github.com/prometheus/mysqld_exporter
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.mysql()] });
   */
  public static mysql(): EndpointProps {
    return { port: 9104, path: '/metrics' };
  }

  /**
   * The exporter for Redis and Valkey: port 9121.
   * @see https://github.com/oliver006/redis_exporter
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.redis()] });
   */
  public static redis(): EndpointProps {
    return { port: 9121, path: '/metrics' };
  }

  /**
   * kube-state-metrics: port 8080. Its labels describe other objects, so they are kept. Operator mode only.
   * @see https://github.com/kubernetes/kube-state-metrics
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.kubeStateMetrics()] });
   */
  public static kubeStateMetrics(): EndpointProps {
    return { port: 8080, path: '/metrics', honorLabels: true };
  }

  /**
   * The Pushgateway: port 9091. The labels of what was pushed are kept. Operator mode only.
   * @see https://github.com/prometheus/pushgateway
   * @example
   * new AppMonitoring(chart, 'monitoring', { operatorMode: true, endpoints: [Exporter.pushgateway()] });
   */
  public static pushgateway(): EndpointProps {
    return { port: 9091, path: '/metrics', honorLabels: true };
  }

  private constructor() {}
}
