/** The client as files that the host serves: their names, the same for who builds them, who serves them and who shows them. */

/** The one file for any Node from `clientNode` on; `GET /client` brings it. */
export const clientFile = 'llm-arena-client.cjs';
export const clientNode = 18;

/** Systems that an executable of the client is made for. */
export const clientSystems = ['win-x64', 'darwin-arm64', 'darwin-x64', 'linux-x64', 'linux-arm64'] as const;
export type ClientSystem = (typeof clientSystems)[number];

export function executableName(system: ClientSystem): string {
  return `llm-arena-client-${system}${system.startsWith('win') ? '.exe' : ''}`;
}
