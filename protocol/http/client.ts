import { z } from 'zod';
import { clientNode, clientSystems } from '../client-files.ts';
import { defineContract } from './define.ts';

const file = z.object({
  file: z.string(),
  path: z.string().meta({ description: 'Where this host serves it' }),
  bytes: z.int(),
  sha256: z.string(),
});

export const getClient = defineContract({
  id: 'getClient',
  method: 'get',
  path: '/client/info',
  access: 'public',
  tag: 'Host',
  summary:
    "The participant's client as files: one for any Node at /client (its checksum at /client.sha256), and executables where the host has them",
  response: z.object({
    version: z.string(),
    node: z.literal(clientNode).meta({ description: 'The oldest major version of Node that runs it' }),
    client: file.nullable().meta({ description: 'Null on a host that was started without its build' }),
    executables: z.array(file.extend({ system: z.enum(clientSystems) })),
  }),
});

export type ClientInfo = z.infer<typeof getClient.response>;
