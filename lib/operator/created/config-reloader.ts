/** The containers that load a changed configuration into the main container. */
import { baseImage } from './images';
import { Container } from './merge-containers';
import { OperatorSettings } from '../../operator-port/operator-settings';

/**
 * The container beside the main one.
 * @see CreateConfigReloader in pkg/operator/config_reloader.go, v0.94.1
 */
export function configReloader(settings: OperatorSettings, { listensLocally }: { readonly listensLocally: boolean }): Container {
  return { name: 'config-reloader', image: baseImage(settings, 'reloader'), ...!listensLocally && { ports: [tcp('reloader-web', 8080)] } };
}

/** The init container that writes the first configuration. */
export function initConfigReloader(settings: OperatorSettings): Container {
  return { name: 'init-config-reloader', image: baseImage(settings, 'reloader'), ports: [tcp('reloader-init', 8081)] };
}

/** A port of a container. */
export function tcp(name: string, containerPort: number): Container {
  return { name, containerPort, protocol: 'TCP' };
}
